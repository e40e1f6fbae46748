import DroverCore

// Commands that only ask.
extension HMPRendering {
  init?(query command: QMPCommand) {
    switch command.name {
    case "query-status":
      self = .query("info status") { texts in
        guard let status = HMPAnswer.status(texts[0]) else { return nil }
        return ["status": .string(status.state.rawValue), "running": .bool(status.running)]
      }
    case "query-name":
      self = .query("info name") { texts in HMPAnswer.name(texts[0]).map { ["name": .string($0)] } ?? [:] }
    case "query-uuid":
      self = .query("info uuid") { texts in HMPAnswer.uuid(texts[0]).map { ["UUID": .string($0.description)] } }
    case "query-kvm":
      self = .query("info kvm") { texts in HMPAnswer.usesKVM(texts[0]).map { ["enabled": .bool($0)] } }
    case "query-balloon":
      self = .query("info balloon") { texts in HMPAnswer.balloon(texts[0]).map { ["actual": JSON($0.bytes)] } }
    case "query-memory-size-summary":
      self = .query("info memory_size_summary") { texts in
        HMPAnswer.baseMemory(texts[0]).map { ["base-memory": JSON($0)] }
      }
    case "query-cpus-fast":
      self = .query("info cpus") { texts in .array(QMPCPU.list(human: texts[0]).map(\.json)) }
    case "query-iothreads":
      self = .query("info iothreads") { texts in .array(HMPThread.list(texts[0]).map(\.json)) }
    case "query-chardev":
      self = .query("info chardev") { texts in .array(QMPCharacterDevice.list(human: texts[0]).map(\.json)) }
    case "query-vnc": self = .query("info vnc") { texts in QMPVNCServer(human: texts[0])?.json }
    case "query-block":
      self = .query("info block -v") { texts in .array(HMPBlockDevice.list(texts[0]).map(\.json)) }
    case "query-blockstats":
      self = .query("info blockstats", "info block") { texts in
        .array(HMPBlockFigures.list(texts[0], drives: HMPBlockDevice.list(texts[1])).map(\.json))
      }
    case "qom-list":
      guard let path = command.arguments["path"]?.string else { return nil }
      self = .query("qom-list \(HMPWord.quoted(path))") { texts in
        .array(HMPProperty.list(texts[0]).map { ["name": .string($0.name), "type": .string($0.type)] })
      }
    case "qom-get":
      guard let path = command.arguments["path"]?.string, let name = command.arguments["property"]?.string
      else { return nil }
      // It writes JSON, since 5.1; before that it is not known.
      self = .query("qom-get \(HMPWord.quoted(path)) \(HMPWord.quoted(name))") { texts in try? JSON.parse(texts[0]) }
    default: return nil
    }
  }
}

extension QMPCPU {
  fileprivate var json: JSON {
    ["cpu-index": JSON(index), "thread-id": .integer(Int64(thread)), "qom-path": .string(path)]
  }
}

extension QMPCharacterDevice {
  fileprivate var json: JSON {
    ["label": .string(label), "filename": .string(target), "frontend-open": .bool(frontendOpen)]
  }
}

extension QMPVNCServer {
  fileprivate var json: JSON {
    var object: JSONObject = ["enabled": .bool(enabled)]
    if let host { object["host"] = .string(host) }
    if let service { object["service"] = .string(service) }
    if let family { object["family"] = .string(family) }
    return .object(object)
  }
}

extension HMPThread {
  fileprivate var json: JSON {
    [
      "id": .string(id), "thread-id": .integer(Int64(thread)), "poll-max-ns": JSON(pollMaximum),
      "poll-grow": JSON(pollGrow), "poll-shrink": JSON(pollShrink),
    ]
  }
}

extension HMPBlockFigures {
  fileprivate var json: JSON {
    var stats = JSONObject()
    for figure in figures { stats[figure.key] = JSON(figure.value) }
    var object: JSONObject = ["device": .string(drive), "stats": .object(stats)]
    if let device { object["qdev"] = .string(device) }
    return .object(object)
  }
}

extension HMPBlockDevice {
  /// The nodes have names too, of which the human monitor takes none.
  fileprivate var json: JSON {
    var object: JSONObject = [
      "device": .string(name), "removable": .bool(isRemovable), "tray_open": .bool(isTrayOpen),
    ]
    if !isRemovable { object["tray_open"] = nil }
    if let device { object["qdev"] = .string(device) }
    guard let file else { return .object(object) }
    var inserted: JSONObject = [
      "file": .string(file), "drv": .string(driver ?? ""), "ro": .bool(isReadOnly),
      "node-name": .string(node ?? ""),
    ]
    var chain: JSON?
    for image in images.reversed() {
      var words: JSONObject = ["filename": .string(image.path)]
      if let size = image.size { words["virtual-size"] = JSON(size) }
      if let chain { words["backing-image"] = chain }
      chain = .object(words)
    }
    if let chain { inserted["image"] = chain }
    object["inserted"] = .object(inserted)
    return .object(object)
  }
}
