import DomainModel
import DroverCore
import FuzzSupport

@testable import Domains

/// The files of the domains: live states, and the headers of stored definitions.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzState(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let text = UnsafeRawBufferPointer(input: input, count: count).text else { return Verdict.useless.code }
  checkRecord(text)
  checkHeader(text)
  return Verdict.taken.code
}

/// A state that can be read is written so that a later daemon reads the same.
private func checkRecord(_ text: String) {
  guard let record = try? LiveRecord(xml: text) else { return }
  expect(!record.state.isActive || record.definition != nil, "an active guest without definition")
  let written = record.xml
  do throws(VirtError) {
    let again = try LiveRecord(xml: written)
    expect(again.xml == written, "a state is written in two ways: \(written)")
    expect(again.state == record.state && again.domain.uuid == record.domain.uuid, "another state: \(written)")
    if record.state.isActive {
      expect(again.process?.pid == record.process?.pid, "another process: \(written)")
      expect(again.ports == record.ports && again.taints == record.taints, "other ports or taints: \(written)")
      let live = FormatOptions(isSecure: true, isInactive: false)
      let inserted = record.text(domainXML: record.definition.map { $0.xml(live) })
      expect(try LiveRecord(xml: inserted).xml == written, "with its text inserted a state is another: \(inserted)")
    }
  } catch {
    unexpected(error, "a state that was written cannot be read: \(written)")
  }
}

/// The header of a stored definition says what the whole definition says.
private func checkHeader(_ text: String) {
  guard let header = try? DefinitionHeader.read(text) else { return }
  guard let definition = try? DomainDefinition.parse(text).definition else { return }
  expect(definition.name == header.name && definition.uuid == header.uuid, "the header has another identity")
  expect(DefinitionFacts(definition) == header.text.facts, "the header has other facts")
  let kept = DefinitionText(definition)
  do throws(VirtError) {
    let parsed = try kept.parsed()
    expect(DefinitionText(parsed).xml == kept.xml, "a kept definition is written in two ways")
    if !kept.hasSecrets {
      let open = definition.xml(FormatOptions(isSecure: false, isInactive: true))
      expect(open == kept.xml, "a text that is given to everybody holds secrets: \(kept.xml)")
    }
  } catch {
    unexpected(error, "a kept definition cannot be read: \(kept.xml)")
  }
}
