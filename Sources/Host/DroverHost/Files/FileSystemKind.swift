import CShims
public import DroverCore

/// What kind of file system a file lies on.
public enum FileSystemKind {
  /// Whether other hosts may have the file too: a file system of a network or a cluster. Blocks as long as it takes the
  /// file system to answer.
  public static func isShared(_ path: String) throws(VirtError) -> Bool {
    var type: UInt32 = 0
    let result = drover_filesystem_type(path, &type)
    do throws(SystemFailure) {
      try SystemFailure.check(result)
    } catch {
      throw error.error("look at the file system of '\(path)'")
    }
    return shared.contains(type)
  }

  /// The numbers by which the kernel knows them (statfs(2)): NFS, SMB, CIFS, SMB2, Ceph, GFS2, OCFS2, AFS and
  /// GPFS. Not 9p and FUSE: nobody knows what is behind those.
  private static let shared: Set<UInt32> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x00C3_6400, 0x0116_1970, 0x7461_636F, 0x5346_414F, 0x4750_4653,
  ]
}
