/// The counts of one drive in the answer to `info blockstats`.
public struct HMPBlockFigures: Hashable, Sendable {
  /// One count.
  public struct Figure: Hashable, Sendable {
    /// QEMU's name for it, the same as in QMP: `rd_bytes`.
    public let key: String
    /// Its value.
    public let value: UInt64
  }

  /// The name of the drive; the node for one without.
  public private(set) var drive: String
  /// The path of its device among QEMU's objects, or its id; nil when that is not known.
  public private(set) var device: String?
  /// The counts, in QEMU's order.
  public let figures: [Figure]

  /// Reads the answer: a line for each drive, `hd0: rd_bytes=0 wr_bytes=0 …`.
  ///
  /// A drive without a name has none here. QEMU tells of the drives in the same order as `info block`, so that its place
  /// says which one it is.
  ///
  /// - Parameter drives: what `info block` told at the same time.
  public static func list(_ text: String, drives: [HMPBlockDevice]) -> [HMPBlockFigures] {
    let lines = text.answerLines.compactMap { HMPBlockFigures($0) }
    let isInStep =
      lines.count == drives.count && zip(lines, drives).allSatisfy { $0.drive.isEmpty || $0.drive == $1.name }
    return lines.enumerated().compactMap { index, line in
      var figures = line
      let drive = isInStep ? drives[index] : drives.first { $0.name == line.drive }
      figures.device = drive?.device
      if let drive { figures.drive = drive.name }
      return figures.drive.isEmpty ? nil : figures
    }
  }

  private init?(_ line: Substring) {
    let lead = ": rd_bytes="
    guard let place = line.firstRange(ofWord: lead) else { return nil }
    drive = String(line[..<place])
    figures = line[line.index(place, offsetBy: 2)...].split(separator: " ").compactMap { word in
      let pair = word.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let value = UInt64(pair[1]) else { return nil }
      return Figure(key: String(pair[0]), value: value)
    }
  }
}
