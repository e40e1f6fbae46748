/// Texts of the kernel's that have a key, a colon and a value on each line: `/proc/PID/status`, `/proc/PID/fdinfo/N`.
public enum KeyedLines {
  /// The value of a key, without the blanks before it; nil where there is none.
  public static func value(of key: String, in text: String) -> String? {
    let lead = "\(key):"
    for line in text.split(separator: "\n") where line.hasPrefix(lead) {
      let value = line.dropFirst(lead.count).drop { $0 == " " || $0 == "\t" }
      if !value.isEmpty { return String(value) }
    }
    return nil
  }
}
