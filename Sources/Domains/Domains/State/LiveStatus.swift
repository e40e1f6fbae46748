import DomainModel
import DroverCore
import DroverXML

/// The file of a live state.
///
/// ```xml
/// <domstatus state='running' reason='booted' pid='4711' starttime='814402' executable='/usr/bin/qemu-system-x86_64'
///            id='3' since='1764000000'>
///   <name>web</name>
///   <uuid>…</uuid>
///   <monitor path='/run/drover/domain-3-web/monitor.sock'/>
///   <detail name='…'>…</detail>            what the hypervisor wants to be reminded of
///   <autodestroy uid='1000' pid='812' process='virsh' starttime='813377'/>
///   <port number='5900'/>
///   <taint flag='custom-argv'/>
///   <starting/>                            a start was on its way
///   <ending/>                              a destroy was on its way
///   <rebootOnShutdown/>
///   <migration phase='outgoing'/>          a move to or from another host was on its way
///   <domain type='kvm' id='3'>…</domain>
/// </domstatus>
/// ```
///
/// A domain that is shut off keeps the element with state, reason, name and uuid alone: so the reason outlives the
/// daemon.
struct LiveStatus: XMLMapped {
  var state = ""
  var reason = ""
  var pid: Int32?
  var startTime: UInt64?
  var executable: String?
  var id: Int32?
  var since: Int64?
  var name: String?
  var uuid: UUID?
  var monitor: Monitor?
  var details: [Detail] = []
  var owner: Owner?
  var ports: [Port] = []
  var taints: [Taint] = []
  var isStarting = false
  var isEnding = false
  var rebootsOnShutdown = false
  var migration: Migration?
  var domain: DomainDefinition?

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("state", &state)
    try m.requiredAttribute("reason", &reason)
    try m.attribute("pid", &pid)
    try m.attribute("starttime", &startTime)
    try m.attribute("executable", &executable)
    try m.attribute("id", &id)
    try m.attribute("since", &since)
    try m.element("name", &name)
    try m.element("uuid", &uuid)
    try m.child("monitor", &monitor)
    try m.children("detail", &details)
    try m.child("autodestroy", &owner)
    try m.children("port", &ports)
    try m.children("taint", &taints)
    try m.flag("starting", &isStarting)
    try m.flag("ending", &isEnding)
    try m.flag("rebootOnShutdown", &rebootsOnShutdown)
    try m.child("migration", &migration)
    try m.child("domain", &domain)
  }

  struct Monitor: XMLMapped {
    var path = ""
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("path", &path)
    }
  }

  struct Detail: XMLMapped {
    var name = ""
    var value: String?
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("name", &name)
      try m.text(&value)
    }
  }

  struct Owner: XMLMapped {
    var uid: UInt32?
    var pid: Int32?
    var process: String?
    var startTime: UInt64?
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.attribute("uid", &uid)
      try m.attribute("pid", &pid)
      try m.attribute("process", &process)
      try m.attribute("starttime", &startTime)
    }
  }

  struct Port: XMLMapped {
    var number: UInt16 = 0
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("number", &number)
    }
  }

  struct Migration: XMLMapped {
    var phase = ""
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("phase", &phase)
    }
  }

  struct Taint: XMLMapped {
    var flag = ""
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("flag", &flag)
    }
  }
}
