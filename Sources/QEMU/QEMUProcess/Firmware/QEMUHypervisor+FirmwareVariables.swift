public import DomainModel
import DroverCore
import DroverHost
import Glibc

extension QEMUHypervisor {
  /// The file in which the firmware keeps a guest's variables; nil when there is none.
  ///
  /// A definition that was kept while no firmware fitted it does not name the file that its guest got later.
  public func firmwareVariables(of definition: DomainDefinition) async -> String? {
    let path: String
    if let named = definition.os?.nvram?.localPath {
      path = named
    } else if definition.os?.firmwareKind == .efi, definition.os?.nvram?.source == nil, let name = definition.name {
      path = "\(context.configuration.variablesFolder)/\(name)_VARS.fd"
    } else {
      return nil
    }
    let files = ForeignFiles(reactor: context.reactor)
    return try? await files.run(path) { () throws(VirtError) in
      var facts = stat()
      return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG ? path : nil
    }
  }
}
