public import DroverXML

extension StorageSource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("file", &file)
    try m.attribute("dev", &dev)
    try m.attribute("dir", &dir)
    try m.attribute("protocol", &`protocol`)
    try m.attribute("name", &name)
    try m.attribute("query", &query)
    try m.attribute("tls", &tls)
    try m.attribute("tlsHostname", &tlsHostname)
    try m.attribute("pool", &pool)
    try m.attribute("volume", &volume)
    try m.attribute("mode", &mode)
    try m.attribute("type", &socketType)
    try m.attribute("path", &path)
    try m.attribute("managed", &managed)
    try m.attribute("namespace", &namespace)
    try m.attribute("fdgroup", &fdgroup)
    try m.attribute("startupPolicy", &startupPolicy)
    // Which image a node of the running guest is; an empty drive has none.
    if m.includesLiveState, m.isReading || leadsSomewhere { try m.attribute("index", &index) }
    try m.children("host", &hosts)
    try m.child("snapshot", &snapshot)
    try m.child("config", &config)
    try m.child("initiator", &initiator)
    try m.child("ssl", &ssl)
    // They may hold a session: whoever has it is its user.
    if m.includesSecrets { try m.child("cookies", &cookies) }
    try m.child("readahead", &readahead)
    try m.child("timeout", &timeout)
    try m.child("reconnect", &reconnect)
    try m.child("knownHosts", &knownHosts)
    try m.child("identity", &identity)
    try m.child("slices", &slices)
    try m.child("address", &address)
    try m.children("seclabel", &securityLabels)
    try m.child("auth", &auth)
    try m.child("reservations", &reservations)
    try m.child("encryption", &encryption)
    try m.children("dataStore", &dataStores)
  }
}

extension StorageSource {
  /// Whether anything is said of the source but its number.
  private var leadsSomewhere: Bool {
    var rest = self
    rest.index = nil
    return rest != StorageSource()
  }
}

extension StorageHost: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("transport", &transport)
    try m.attribute("name", &name)
    try m.attribute("port", &port)
    try m.attribute("socket", &socket)
  }
}

extension StorageNamed: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
  }
}

extension StorageFile: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("file", &file)
  }
}

extension StoragePath: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("path", &path)
  }
}

extension StorageSize: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("size", &size)
  }
}

extension StorageSSL: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("verify", &verify)
  }
}

extension StorageTimeout: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("seconds", &seconds)
  }
}

extension StorageReconnect: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("enabled", &enabled)
    try m.attribute("timeout", &timeout)
    try m.attribute("delay", &delay)
  }
}

extension StorageIdentity: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("user", &user)
    try m.attribute("group", &group)
    try m.attribute("username", &username)
    try m.attribute("keyfile", &keyfile)
    try m.attribute("agentsock", &agentsock)
  }
}

extension ISCSIInitiator: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("iqn", &iqn)
  }
}

extension StorageCookies: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("cookie", &cookies)
  }
}

extension StorageCookie: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.text(&value)
  }
}

extension StorageSlices: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("slice", &slices)
  }
}

extension StorageSlice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("offset", &offset)
    try m.attribute("size", &size)
  }
}

extension StorageNVMeAddress: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("domain", &domain)
    try m.attribute("bus", &bus)
    try m.attribute("slot", &slot)
    try m.attribute("function", &function)
  }
}

extension StorageReservations: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("managed", &managed)
    try m.attribute("migration", &migration)
    try m.child("source", &source)
  }
}

extension StorageReservationsSource: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("path", &path)
    try m.attribute("mode", &mode)
  }
}

extension StorageDataStore: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.child("format", &format)
    try m.child("source", &source)
  }
}
