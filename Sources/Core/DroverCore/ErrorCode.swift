/// The number of an error, as libvirt numbers them (`virErrorNumber`).
///
/// A struct over the raw number and no enum: a number that a newer peer sends survives the round trip.
public struct ErrorCode: RawRepresentable, Hashable, Sendable {
  /// The number on the wire.
  public let rawValue: Int32

  /// Takes any number, known or not.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// Lets `case .noDomain` match in a `switch` over codes.
  public static func ~= (pattern: ErrorCode, value: ErrorCode) -> Bool { pattern.rawValue == value.rawValue }
}

// Source of the numbers: libvirt's public header virterror.h; of the words: the library's answers.
extension ErrorCode {
  /// `VIR_ERR_OK`
  public static let ok = ErrorCode(rawValue: 0)
  /// `VIR_ERR_INTERNAL_ERROR`
  public static let internalError = ErrorCode(rawValue: 1)
  /// `VIR_ERR_NO_MEMORY`
  public static let noMemory = ErrorCode(rawValue: 2)
  /// `VIR_ERR_NO_SUPPORT`
  public static let noSupport = ErrorCode(rawValue: 3)
  /// `VIR_ERR_UNKNOWN_HOST`
  public static let unknownHost = ErrorCode(rawValue: 4)
  /// `VIR_ERR_NO_CONNECT`
  public static let noConnect = ErrorCode(rawValue: 5)
  /// `VIR_ERR_INVALID_CONN`
  public static let invalidConn = ErrorCode(rawValue: 6)
  /// `VIR_ERR_INVALID_DOMAIN`
  public static let invalidDomain = ErrorCode(rawValue: 7)
  /// `VIR_ERR_INVALID_ARG`
  public static let invalidArg = ErrorCode(rawValue: 8)
  /// `VIR_ERR_OPERATION_FAILED`
  public static let operationFailed = ErrorCode(rawValue: 9)
  /// `VIR_ERR_GET_FAILED`
  public static let getFailed = ErrorCode(rawValue: 10)
  /// `VIR_ERR_POST_FAILED`
  public static let postFailed = ErrorCode(rawValue: 11)
  /// `VIR_ERR_HTTP_ERROR`
  public static let httpError = ErrorCode(rawValue: 12)
  /// `VIR_ERR_SEXPR_SERIAL`
  public static let sexprSerial = ErrorCode(rawValue: 13)
  /// `VIR_ERR_NO_XEN`
  public static let noXen = ErrorCode(rawValue: 14)
  /// `VIR_ERR_XEN_CALL`
  public static let xenCall = ErrorCode(rawValue: 15)
  /// `VIR_ERR_OS_TYPE`
  public static let osType = ErrorCode(rawValue: 16)
  /// `VIR_ERR_NO_KERNEL`
  public static let noKernel = ErrorCode(rawValue: 17)
  /// `VIR_ERR_NO_ROOT`
  public static let noRoot = ErrorCode(rawValue: 18)
  /// `VIR_ERR_NO_SOURCE`
  public static let noSource = ErrorCode(rawValue: 19)
  /// `VIR_ERR_NO_TARGET`
  public static let noTarget = ErrorCode(rawValue: 20)
  /// `VIR_ERR_NO_NAME`
  public static let noName = ErrorCode(rawValue: 21)
  /// `VIR_ERR_NO_OS`
  public static let noOs = ErrorCode(rawValue: 22)
  /// `VIR_ERR_NO_DEVICE`
  public static let noDevice = ErrorCode(rawValue: 23)
  /// `VIR_ERR_NO_XENSTORE`
  public static let noXenstore = ErrorCode(rawValue: 24)
  /// `VIR_ERR_DRIVER_FULL`
  public static let driverFull = ErrorCode(rawValue: 25)
  /// `VIR_ERR_CALL_FAILED`
  public static let callFailed = ErrorCode(rawValue: 26)
  /// `VIR_ERR_XML_ERROR`
  public static let xmlError = ErrorCode(rawValue: 27)
  /// `VIR_ERR_DOM_EXIST`
  public static let domExist = ErrorCode(rawValue: 28)
  /// `VIR_ERR_OPERATION_DENIED`
  public static let operationDenied = ErrorCode(rawValue: 29)
  /// `VIR_ERR_OPEN_FAILED`
  public static let openFailed = ErrorCode(rawValue: 30)
  /// `VIR_ERR_READ_FAILED`
  public static let readFailed = ErrorCode(rawValue: 31)
  /// `VIR_ERR_PARSE_FAILED`
  public static let parseFailed = ErrorCode(rawValue: 32)
  /// `VIR_ERR_CONF_SYNTAX`
  public static let confSyntax = ErrorCode(rawValue: 33)
  /// `VIR_ERR_WRITE_FAILED`
  public static let writeFailed = ErrorCode(rawValue: 34)
  /// `VIR_ERR_XML_DETAIL`
  public static let xmlDetail = ErrorCode(rawValue: 35)
  /// `VIR_ERR_INVALID_NETWORK`
  public static let invalidNetwork = ErrorCode(rawValue: 36)
  /// `VIR_ERR_NETWORK_EXIST`
  public static let networkExist = ErrorCode(rawValue: 37)
  /// `VIR_ERR_SYSTEM_ERROR`
  public static let systemError = ErrorCode(rawValue: 38)
  /// `VIR_ERR_RPC`
  public static let rpc = ErrorCode(rawValue: 39)
  /// `VIR_ERR_GNUTLS_ERROR`
  public static let gnutlsError = ErrorCode(rawValue: 40)
  /// `VIR_WAR_NO_NETWORK`
  public static let warningNoNetwork = ErrorCode(rawValue: 41)
  /// `VIR_ERR_NO_DOMAIN`
  public static let noDomain = ErrorCode(rawValue: 42)
  /// `VIR_ERR_NO_NETWORK`
  public static let noNetwork = ErrorCode(rawValue: 43)
  /// `VIR_ERR_INVALID_MAC`
  public static let invalidMac = ErrorCode(rawValue: 44)
  /// `VIR_ERR_AUTH_FAILED`
  public static let authFailed = ErrorCode(rawValue: 45)
  /// `VIR_ERR_INVALID_STORAGE_POOL`
  public static let invalidStoragePool = ErrorCode(rawValue: 46)
  /// `VIR_ERR_INVALID_STORAGE_VOL`
  public static let invalidStorageVol = ErrorCode(rawValue: 47)
  /// `VIR_WAR_NO_STORAGE`
  public static let warningNoStorage = ErrorCode(rawValue: 48)
  /// `VIR_ERR_NO_STORAGE_POOL`
  public static let noStoragePool = ErrorCode(rawValue: 49)
  /// `VIR_ERR_NO_STORAGE_VOL`
  public static let noStorageVol = ErrorCode(rawValue: 50)
  /// `VIR_WAR_NO_NODE`
  public static let warningNoNode = ErrorCode(rawValue: 51)
  /// `VIR_ERR_INVALID_NODE_DEVICE`
  public static let invalidNodeDevice = ErrorCode(rawValue: 52)
  /// `VIR_ERR_NO_NODE_DEVICE`
  public static let noNodeDevice = ErrorCode(rawValue: 53)
  /// `VIR_ERR_NO_SECURITY_MODEL`
  public static let noSecurityModel = ErrorCode(rawValue: 54)
  /// `VIR_ERR_OPERATION_INVALID`
  public static let operationInvalid = ErrorCode(rawValue: 55)
  /// `VIR_WAR_NO_INTERFACE`
  public static let warningNoInterface = ErrorCode(rawValue: 56)
  /// `VIR_ERR_NO_INTERFACE`
  public static let noInterface = ErrorCode(rawValue: 57)
  /// `VIR_ERR_INVALID_INTERFACE`
  public static let invalidInterface = ErrorCode(rawValue: 58)
  /// `VIR_ERR_MULTIPLE_INTERFACES`
  public static let multipleInterfaces = ErrorCode(rawValue: 59)
  /// `VIR_WAR_NO_NWFILTER`
  public static let warningNoNwfilter = ErrorCode(rawValue: 60)
  /// `VIR_ERR_INVALID_NWFILTER`
  public static let invalidNwfilter = ErrorCode(rawValue: 61)
  /// `VIR_ERR_NO_NWFILTER`
  public static let noNwfilter = ErrorCode(rawValue: 62)
  /// `VIR_ERR_BUILD_FIREWALL`
  public static let buildFirewall = ErrorCode(rawValue: 63)
  /// `VIR_WAR_NO_SECRET`
  public static let warningNoSecret = ErrorCode(rawValue: 64)
  /// `VIR_ERR_INVALID_SECRET`
  public static let invalidSecret = ErrorCode(rawValue: 65)
  /// `VIR_ERR_NO_SECRET`
  public static let noSecret = ErrorCode(rawValue: 66)
  /// `VIR_ERR_CONFIG_UNSUPPORTED`
  public static let configUnsupported = ErrorCode(rawValue: 67)
  /// `VIR_ERR_OPERATION_TIMEOUT`
  public static let operationTimeout = ErrorCode(rawValue: 68)
  /// `VIR_ERR_MIGRATE_PERSIST_FAILED`
  public static let migratePersistFailed = ErrorCode(rawValue: 69)
  /// `VIR_ERR_HOOK_SCRIPT_FAILED`
  public static let hookScriptFailed = ErrorCode(rawValue: 70)
  /// `VIR_ERR_INVALID_DOMAIN_SNAPSHOT`
  public static let invalidDomainSnapshot = ErrorCode(rawValue: 71)
  /// `VIR_ERR_NO_DOMAIN_SNAPSHOT`
  public static let noDomainSnapshot = ErrorCode(rawValue: 72)
  /// `VIR_ERR_INVALID_STREAM`
  public static let invalidStream = ErrorCode(rawValue: 73)
  /// `VIR_ERR_ARGUMENT_UNSUPPORTED`
  public static let argumentUnsupported = ErrorCode(rawValue: 74)
  /// `VIR_ERR_STORAGE_PROBE_FAILED`
  public static let storageProbeFailed = ErrorCode(rawValue: 75)
  /// `VIR_ERR_STORAGE_POOL_BUILT`
  public static let storagePoolBuilt = ErrorCode(rawValue: 76)
  /// `VIR_ERR_SNAPSHOT_REVERT_RISKY`
  public static let snapshotRevertRisky = ErrorCode(rawValue: 77)
  /// `VIR_ERR_OPERATION_ABORTED`
  public static let operationAborted = ErrorCode(rawValue: 78)
  /// `VIR_ERR_AUTH_CANCELLED`
  public static let authCancelled = ErrorCode(rawValue: 79)
  /// `VIR_ERR_NO_DOMAIN_METADATA`
  public static let noDomainMetadata = ErrorCode(rawValue: 80)
  /// `VIR_ERR_MIGRATE_UNSAFE`
  public static let migrateUnsafe = ErrorCode(rawValue: 81)
  /// `VIR_ERR_OVERFLOW`
  public static let overflow = ErrorCode(rawValue: 82)
  /// `VIR_ERR_BLOCK_COPY_ACTIVE`
  public static let blockCopyActive = ErrorCode(rawValue: 83)
  /// `VIR_ERR_OPERATION_UNSUPPORTED`
  public static let operationUnsupported = ErrorCode(rawValue: 84)
  /// `VIR_ERR_SSH`
  public static let ssh = ErrorCode(rawValue: 85)
  /// `VIR_ERR_AGENT_UNRESPONSIVE`
  public static let agentUnresponsive = ErrorCode(rawValue: 86)
  /// `VIR_ERR_RESOURCE_BUSY`
  public static let resourceBusy = ErrorCode(rawValue: 87)
  /// `VIR_ERR_ACCESS_DENIED`
  public static let accessDenied = ErrorCode(rawValue: 88)
  /// `VIR_ERR_DBUS_SERVICE`
  public static let dbusService = ErrorCode(rawValue: 89)
  /// `VIR_ERR_STORAGE_VOL_EXIST`
  public static let storageVolExist = ErrorCode(rawValue: 90)
  /// `VIR_ERR_CPU_INCOMPATIBLE`
  public static let cpuIncompatible = ErrorCode(rawValue: 91)
  /// `VIR_ERR_XML_INVALID_SCHEMA`
  public static let xmlInvalidSchema = ErrorCode(rawValue: 92)
  /// `VIR_ERR_MIGRATE_FINISH_OK`
  public static let migrateFinishOk = ErrorCode(rawValue: 93)
  /// `VIR_ERR_AUTH_UNAVAILABLE`
  public static let authUnavailable = ErrorCode(rawValue: 94)
  /// `VIR_ERR_NO_SERVER`
  public static let noServer = ErrorCode(rawValue: 95)
  /// `VIR_ERR_NO_CLIENT`
  public static let noClient = ErrorCode(rawValue: 96)
  /// `VIR_ERR_AGENT_UNSYNCED`
  public static let agentUnsynced = ErrorCode(rawValue: 97)
  /// `VIR_ERR_LIBSSH`
  public static let libssh = ErrorCode(rawValue: 98)
  /// `VIR_ERR_DEVICE_MISSING`
  public static let deviceMissing = ErrorCode(rawValue: 99)
  /// `VIR_ERR_INVALID_NWFILTER_BINDING`
  public static let invalidNwfilterBinding = ErrorCode(rawValue: 100)
  /// `VIR_ERR_NO_NWFILTER_BINDING`
  public static let noNwfilterBinding = ErrorCode(rawValue: 101)
  /// `VIR_ERR_INVALID_DOMAIN_CHECKPOINT`
  public static let invalidDomainCheckpoint = ErrorCode(rawValue: 102)
  /// `VIR_ERR_NO_DOMAIN_CHECKPOINT`
  public static let noDomainCheckpoint = ErrorCode(rawValue: 103)
  /// `VIR_ERR_NO_DOMAIN_BACKUP`
  public static let noDomainBackup = ErrorCode(rawValue: 104)
  /// `VIR_ERR_INVALID_NETWORK_PORT`
  public static let invalidNetworkPort = ErrorCode(rawValue: 105)
  /// `VIR_ERR_NETWORK_PORT_EXIST`
  public static let networkPortExist = ErrorCode(rawValue: 106)
  /// `VIR_ERR_NO_NETWORK_PORT`
  public static let noNetworkPort = ErrorCode(rawValue: 107)
  /// `VIR_ERR_NO_HOSTNAME`
  public static let noHostname = ErrorCode(rawValue: 108)
  /// `VIR_ERR_CHECKPOINT_INCONSISTENT`
  public static let checkpointInconsistent = ErrorCode(rawValue: 109)
  /// `VIR_ERR_MULTIPLE_DOMAINS`
  public static let multipleDomains = ErrorCode(rawValue: 110)
  /// `VIR_ERR_NO_NETWORK_METADATA`
  public static let noNetworkMetadata = ErrorCode(rawValue: 111)
  /// `VIR_ERR_AGENT_COMMAND_TIMEOUT`
  public static let agentCommandTimeout = ErrorCode(rawValue: 112)
  /// `VIR_ERR_AGENT_COMMAND_FAILED`
  public static let agentCommandFailed = ErrorCode(rawValue: 113)
}
