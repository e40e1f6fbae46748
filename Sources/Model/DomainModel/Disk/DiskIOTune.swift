/// `<iotune>` of a disk and `<throttlegroup>`: limits of traffic, 0 or nothing for no limit.
public struct DiskIOTune: Sendable, Equatable {
  /// `<total_bytes_sec>`.
  public var totalBytesSec: UInt64?
  /// `<read_bytes_sec>`.
  public var readBytesSec: UInt64?
  /// `<write_bytes_sec>`.
  public var writeBytesSec: UInt64?
  /// `<total_iops_sec>`.
  public var totalIopsSec: UInt64?
  /// `<read_iops_sec>`.
  public var readIopsSec: UInt64?
  /// `<write_iops_sec>`.
  public var writeIopsSec: UInt64?
  /// `<total_bytes_sec_max>`.
  public var totalBytesSecMax: UInt64?
  /// `<read_bytes_sec_max>`.
  public var readBytesSecMax: UInt64?
  /// `<write_bytes_sec_max>`.
  public var writeBytesSecMax: UInt64?
  /// `<total_iops_sec_max>`.
  public var totalIopsSecMax: UInt64?
  /// `<read_iops_sec_max>`.
  public var readIopsSecMax: UInt64?
  /// `<write_iops_sec_max>`.
  public var writeIopsSecMax: UInt64?
  /// `<size_iops_sec>`.
  public var sizeIopsSec: UInt64?
  /// `<group_name>`.
  public var groupName: String?
  /// `<total_bytes_sec_max_length>`.
  public var totalBytesSecMaxLength: UInt64?
  /// `<read_bytes_sec_max_length>`.
  public var readBytesSecMaxLength: UInt64?
  /// `<write_bytes_sec_max_length>`.
  public var writeBytesSecMaxLength: UInt64?
  /// `<total_iops_sec_max_length>`.
  public var totalIopsSecMaxLength: UInt64?
  /// `<read_iops_sec_max_length>`.
  public var readIopsSecMaxLength: UInt64?
  /// `<write_iops_sec_max_length>`.
  public var writeIopsSecMaxLength: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<throttlegroups>`: limits that several disks share.
public struct ThrottleGroups: Sendable, Equatable {
  /// `<throttlegroup>`.
  public var groups: [DiskIOTune] = []

  /// An element with nothing in it.
  public init() {}
}
