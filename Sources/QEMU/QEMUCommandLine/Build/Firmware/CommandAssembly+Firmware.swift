import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  private var loader: Loader? { definition.os?.loader }

  /// Whether the firmware is flash memory.
  private var hasFlash: Bool { loader?.type == .pflash && loader?.path != nil }

  /// The images of flash memory as nodes of the block layer.
  mutating func addFirmwareBlocks() throws(VirtError) {
    guard hasFlash, let path = loader?.path else { return }
    var source = StorageSource()
    source.file = path
    let format: StorageFormat = loader?.format == .qcow2 ? .qcow2 : .raw
    var code = BlockChain.Layer(
      name: "libvirt-pflash0", type: .file, source: source, format: format,
      isReadOnly: loader?.readonly == .yes)
    code.alwaysHasFormat = true
    code.endsChain = true
    try add(chain: [code])
    guard let store = definition.os?.nvram, let variables = store.storage else { return }
    var memory = BlockChain.Layer(
      name: "libvirt-pflash1", type: store.type ?? .file, source: variables,
      format: store.format == .qcow2 ? .qcow2 : .raw, isReadOnly: false)
    memory.endsChain = true
    try add(chain: [memory])
  }

  /// The machine's options for flash memory.
  func addFirmwareOptions(to machine: inout KeyValueText) {
    guard hasFlash else { return }
    machine.add("pflash0", "libvirt-pflash0-format")
    guard let store = definition.os?.nvram, store.storage != nil else { return }
    machine.add("pflash1", store.format == .qcow2 ? "libvirt-pflash1-format" : "libvirt-pflash1-storage")
  }

  /// A firmware that is no flash memory, and whether flash memory is only for a guest in system management mode.
  mutating func addBIOS() {
    guard let loader, let path = loader.path else { return }
    if loader.type == .pflash {
      if loader.secure == .yes { add("-global", "driver=cfi.pflash01,property=secure,value=on") }
    } else if loader.type == .rom || loader.type == nil {
      add("-bios", path)
    }
  }
}

extension FirmwareStore {
  /// Where the variables are kept; nil when the definition does not say.
  var storage: StorageSource? {
    if let source { return source }
    guard let path else { return nil }
    var source = StorageSource()
    source.file = path
    return source
  }
}
