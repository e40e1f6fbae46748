// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

/// The kinds of object that an access rule speaks of.
package enum AccessObject: String, CaseIterable, Sendable {
  case connect
  case domain
  case interface
  case network
  case networkPort
  case nodeDevice
  case nwfilter
  case nwfilterBinding
  case secret
  case storagePool
  case storageVol
}

/// What a caller may be allowed to do with an object.
package enum AccessPermission: String, CaseIterable, Sendable {
  case blockRead
  case blockWrite
  case checkpoint
  case coreDump
  case create
  case dataRead
  case dataWrite
  case delete
  case detach
  case detectStoragePools
  case format
  case fsFreeze
  case fsTrim
  case getattr
  case hibernate
  case initControl
  case injectNmi
  case interfaceTransaction
  case memRead
  case migrate
  case openDevice
  case openGraphics
  case pmControl
  case read
  case readSecure
  case refresh
  case reset
  case resize
  case save
  case screenshot
  case searchDomains
  case searchInterfaces
  case searchNetworks
  case searchNodeDevices
  case searchNwfilterBindings
  case searchNwfilters
  case searchPorts
  case searchSecrets
  case searchStoragePools
  case searchStorageVols
  case sendInput
  case sendSignal
  case setPassword
  case setTime
  case snapshot
  case start
  case stop
  case suspend
  case write
}
