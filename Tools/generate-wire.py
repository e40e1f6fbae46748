#!/usr/bin/env python3
"""Writes the Swift of the wire types from Tools/WireTable/*.wire.

    Tools/generate-wire.py            write the files
    Tools/generate-wire.py --check    fail when a committed file is not what would be written

The syntax of the tables is described in Tools/WireTable/README.md.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLES = os.path.join(ROOT, 'Tools/WireTable')
SOURCES = 'Sources/RPC/LibvirtWire/Generated'
TESTS = 'Tests/LibvirtWireTests/Generated'
SERVER_TESTS = 'Tests/DroverServerTests/Generated'
HEADER = '// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.\n'

SCALARS = {  # type: Swift type, method of the codec, bytes on the wire, letter of the layout
    'i32': ('Int32', 'int32', 4, 'i'),
    'u32': ('UInt32', 'uint32', 4, 'u'),
    'i64': ('Int64', 'int64', 8, 'h'),
    'u64': ('UInt64', 'uint64', 8, 'H'),
    'f64': ('Double', 'double', 8, 'd'),
    'char': ('Int8', 'char', 4, 'c'),
    'uchar': ('UInt8', 'unsignedChar', 4, 'b'),
    'ushort': ('UInt16', 'unsignedShort', 4, 'w'),
    'uuid': ('UUID', 'uuid', 16, 'F'),
}
KEYWORDS = {'as', 'break', 'case', 'catch', 'class', 'continue', 'default', 'defer', 'do', 'else', 'enum', 'extension',
            'fallthrough', 'false', 'for', 'func', 'guard', 'if', 'import', 'in', 'init', 'inout', 'internal', 'is',
            'let', 'nil', 'operator', 'private', 'protocol', 'public', 'repeat', 'return', 'self', 'static', 'struct',
            'super', 'switch', 'throw', 'throws', 'true', 'try', 'var', 'where', 'while'}
# The programs beside the main one: table, the word for it in Swift, what it is.
PROGRAMS = [('qemu', 'QEMU', "The procedures of QEMU's own program."),
            ('drover', 'Drover', "The procedures of Drover's own program.")]
GROUPS = ['auth', 'connect', 'connectList', 'domain', 'domainBlock', 'domainCheckpoint', 'domainEvent',
          'domainEventCallback', 'domainGet', 'domainMigrate', 'domainSet', 'domainSnapshot', 'interface', 'network',
          'networkPort', 'node', 'nodeDevice', 'nwfilter', 'secret', 'storagePool', 'storageVolume']


class TableError(Exception):
    pass


class Procedure:
    def __init__(self, number, name, priority):
        self.number, self.name, self.priority = int(number), name, priority
        self.function, self.access, self.filter = None, [], []
        self.readonly = self.stream = self.descriptors = None
        self.fields = {'in': [], 'out': [], 'event': []}

    @property
    def type_stem(self):
        return self.name[0].upper() + self.name[1:] if not self.name.startswith('nwfilter') \
            else 'NWFilter' + self.name[8:]


class Table:
    def __init__(self):
        self.program, self.limits = None, {}
        self.enums, self.unions, self.structs, self.procedures = {}, {}, {}, []


def parse(path):
    table, block = Table(), None
    for number, raw in enumerate(open(path), 1):
        line = raw.split('#')[0].rstrip()
        if not line:
            continue
        words = line.split()
        try:
            if line.startswith('  '):
                block(words)
            elif words[0] == 'program':
                table.program = (words[1], int(words[2], 16), int(words[3]))
            elif words[0] == 'limit':
                table.limits[words[1]] = int(words[2])
            elif words[0] in ('enum', 'union', 'struct'):
                block = getattr(table, words[0] + 's').setdefault(words[1], []).append
            elif words[0] == 'procedure':
                procedure = Procedure(*words[1:])
                table.procedures.append(procedure)
                block = lambda words, procedure=procedure: part(procedure, words)
            else:
                raise TableError('unknown statement')
        except (TableError, IndexError, ValueError, TypeError) as error:
            raise TableError('%s:%d: %s: %s' % (path, number, line.strip(), error)) from error
    return table


def part(procedure, words):
    key = words[0]
    if key in procedure.fields:
        procedure.fields[key].append(words[1:])
    elif key in ('access', 'filter'):
        setattr(procedure, key, words[1:])
    elif key in ('function', 'readonly', 'stream', 'descriptors'):
        setattr(procedure, key, words[1])
    else:
        raise TableError('unknown part')


class Types:
    """What the fields of a table become in Swift."""

    def __init__(self, remote, others):
        self.limits = dict(remote.limits)
        self.enums, self.unions, self.structs = remote.enums, remote.unions, dict(remote.structs)
        for table in others:
            self.limits.update(table.limits)
            self.structs.update(table.structs)
        for procedure in remote.procedures:
            for kind, suffix in (('in', 'Arguments'), ('out', 'Result'), ('event', 'Message')):
                if procedure.fields[kind]:
                    self.structs[procedure.type_stem + suffix] = procedure.fields[kind]
        for name, fields in self.structs.items():
            if len({field[0] for field in fields}) < len(fields):
                raise TableError('%s has two fields of one name' % name)

    def split(self, text):
        """The base, the limit of a list, whether optional, the count of a fixed list."""
        match = re.fullmatch(r'(\w+)(?:<(\w+)>)?(\?)?(?:\[(\d+)\])?', text)
        if not match:
            raise TableError('no type: ' + text)
        base, limit, optional, fixed = match.groups()
        if limit and limit not in self.limits:
            raise TableError('no such limit: ' + limit)
        known = base in SCALARS or base in ('string', 'bytes', 'chars') or base in self.enums or base in self.unions \
            or base in self.structs
        if not known:
            raise TableError('no such type: ' + base)
        return base, limit, bool(optional), fixed

    def swift(self, text):
        base, limit, optional, _ = self.split(text)
        if base in ('bytes', 'chars'):
            return '[UInt8]'
        name = 'String' if base == 'string' else SCALARS[base][0] if base in SCALARS else 'Remote.' + base
        return '[%s]' % name if limit else name + '?' if optional else name

    def decode(self, text):
        base, limit, optional, fixed = self.split(text)
        bound = 'WireLimit.' + limit if limit else ''
        if base == 'bytes':
            return 'try decoder.opaque(max: %s)' % bound
        if base == 'chars':
            return 'try decoder.chars(count: %s)' % fixed if fixed else 'try decoder.chars(max: %s)' % bound
        if base == 'string':
            return 'try decoder.%s(%s)' % (('strings', 'max: ' + bound) if limit else
                                           ('optionalString', '') if optional else ('string', ''))
        if limit:
            return 'try decoder.list(max: %s)' % bound
        if optional:
            return 'try decoder.optional()'
        if base in SCALARS:
            return 'try decoder.%s()' % SCALARS[base][1]
        return 'try Remote.%s(from: &decoder)' % base

    def encode(self, text, name):
        base, limit, optional, fixed = self.split(text)
        bound = 'WireLimit.' + limit if limit else ''
        if base == 'bytes':
            return 'try encoder.opaque(%s, max: %s)' % (name, bound)
        if base == 'chars':
            return 'try encoder.chars(%s, %s)' % (name, 'count: ' + fixed if fixed else 'max: ' + bound)
        if base == 'string':
            return 'try encoder.%s(%s%s)' % ('strings' if limit else 'optionalString' if optional else 'string', name,
                                             ', max: ' + bound if limit else '')
        if limit:
            return 'try encoder.list(%s, max: %s)' % (name, bound)
        if optional:
            return 'try encoder.optional(%s)' % name
        if base in SCALARS:
            return 'encoder.%s(%s)' % (SCALARS[base][1], name)
        return 'try %s.encode(into: &encoder)' % name

    def size(self, text):
        """The fewest bytes that a value takes on the wire."""
        base, limit, optional, fixed = self.split(text)
        if fixed:
            return 4 * int(fixed)
        if limit or optional or base == 'string' or base in self.enums:
            return 4
        if base in SCALARS:
            return SCALARS[base][2]
        if base in self.unions:
            return 4 + min(self.size(case[2]) for case in self.unions[base])
        return sum(self.size(field[1]) for field in self.structs[base])

    def layout(self, text):
        """The layout as the tests read it."""
        base, limit, optional, fixed = self.split(text)
        bound = self.limits[limit] if limit else None
        if base == 'bytes':
            return 'O<%d>' % bound
        if base == 'chars':
            return 'K<%s>' % fixed if fixed else 'C<%d>' % bound
        if base == 'string':
            inner = 'S<%d>' % self.limits['string']
        elif base in SCALARS:
            inner = SCALARS[base][3]
        elif base in self.enums:
            inner = 'E(%s)' % ','.join(case[1] for case in self.enums[base])
        elif base in self.unions:
            inner = 'U(%s)' % ','.join('%s:%s' % (case[1], self.layout(case[2])) for case in self.unions[base])
        else:
            inner = self.struct_layout(self.structs[base])
        return 'L<%d>%s' % (bound, inner) if limit else '?' + inner if optional else inner

    def struct_layout(self, fields):
        return '(%s)' % ','.join(self.layout(field[1]) for field in fields)

    def listed(self, tables):
        """The structs that are elements of lists."""
        names = set()
        for fields in list(self.structs.values()) + [f for t in tables for p in t.procedures for f in p.fields.values()]:
            for field in fields:
                base, limit, _, _ = self.split(field[1])
                if limit and base in self.structs:
                    names.add(base)
        return names


def quoted(name):
    return '`%s`' % name if name in KEYWORDS else name


def struct(types, name, fields, comment, element, equatable):
    conformances = ('XDRListElement' if element else 'XDRCodable') + (', Hashable' if equatable else '')
    out = ['  /// %s' % comment, '  package struct %s: %s {' % (name, conformances)]
    out += ['    package var %s: %s' % (quoted(field), types.swift(kind)) for field, kind in fields]
    if element:
        out += ['    package static let minimumEncodedSize = %d' % sum(types.size(kind) for _, kind in fields)]
    parameters = ', '.join('%s: %s' % (field, types.swift(kind)) for field, kind in fields)
    line = '    package init(%s) {' % parameters
    out += [''] + ([line] if len(line) <= 120 else
                   ['    package init(', '      %s' % (',\n      '.join(
                       '%s: %s' % (field, types.swift(kind)) for field, kind in fields)), '    ) {'])
    out += ['      self.%s = %s' % (field, quoted(field)) for field, _ in fields] + ['    }', '']
    out += ['    package init(from decoder: inout XDRDecoder) throws(WireError) {']
    out += ['      %s = %s' % (quoted(field), types.decode(kind)) for field, kind in fields] + ['    }', '']
    out += ['    package func encode(into encoder: inout XDREncoder) throws(WireError) {']
    out += ['      %s' % types.encode(kind, quoted(field)) for field, kind in fields] + ['    }', '  }']
    return '\n'.join(out)


def union(types, name, cases):
    out = ['  /// A tagged value; an unknown tag is an error.', '  package enum %s: XDRCodable, Hashable {' % name]
    out += ['    case %s(%s)' % (case, types.swift(kind)) for case, _, kind in cases]
    out += ['', '    package init(from decoder: inout XDRDecoder) throws(WireError) {',
            '      let tag = try decoder.int32()', '      switch tag {']
    out += ['      case %s: self = .%s(%s)' % (tag, case, types.decode(kind)) for case, tag, kind in cases]
    out += ['      default: throw .unknownTag(tag)', '      }', '    }', '',
            '    package func encode(into encoder: inout XDREncoder) throws(WireError) {', '      switch self {']
    for case, tag, kind in cases:
        out += ['      case .%s(let value):' % case, '        encoder.int32(%s)' % tag,
                '        ' + types.encode(kind, 'value')]
    return '\n'.join(out + ['      }', '    }', '  }'])


def enumeration(name, cases):
    out = ['  /// A closed set of numbers; another number is an error.',
           '  package enum %s: Int32, XDRListElement {' % name]
    out += ['    case %s = %s' % (case, number) for case, number in cases]
    out += ['', '    package static let minimumEncodedSize = 4', '',
            '    package init(from decoder: inout XDRDecoder) throws(WireError) {',
            '      let number = try decoder.int32()',
            '      guard let known = Self(rawValue: number) else { throw .unknownTag(number) }',
            '      self = known', '    }', '',
            '    package func encode(into encoder: inout XDREncoder) throws(WireError) {',
            '      encoder.int32(rawValue)', '    }', '  }']
    return '\n'.join(out)


def swift_file(body, core=True):
    return HEADER + ('package import DroverCore\n\n' if core else '\n') + body + '\n'


def extension(namespace, parts):
    text = 'extension %s {\n%s\n}' % (namespace, '\n\n'.join(parts))
    return swift_file(text, core='UUID' in text)


def procedure_structs(types, procedure, listed):
    out = []
    for kind, suffix, what in (('in', 'Arguments', 'The arguments of `%s`.'), ('out', 'Result', 'The result of `%s`.'),
                               ('event', 'Message', 'The message of procedure %s.')):
        if procedure.fields[kind]:
            name = procedure.type_stem + suffix
            subject = procedure.function or str(procedure.number)
            out.append(struct(types, name, procedure.fields[kind], what % subject, name in listed, kind == 'event'
                              or name in listed))
    return out


def grouped(procedures):
    groups = {}
    for procedure in procedures:
        fitting = [group for group in GROUPS if procedure.name.startswith(group)]
        groups.setdefault(max(fitting, key=len), []).append(procedure)
    return groups


def switch(procedures, value):
    """The cases of a switch, those with the same value together, lines short."""
    values = {}
    for procedure in procedures:
        found = value(procedure)
        if found is not None:
            values.setdefault(found, []).append('.' + procedure.name)
    out = []
    for found, names in values.items():
        lines, line = [], '    case'
        for index, name in enumerate(names):
            word = ' ' + name + (',' if index + 1 < len(names) else ':')
            if len(line) + len(word) > 118:
                lines.append(line)
                line = '     '
            line += word
        joined = '\n'.join(lines + [line])
        out.append(joined + (' ' + found if len(line) + len(found) < 119 and not lines else '\n      ' + found))
    return out


def camel(token):
    words = token.split('_')
    return words[0] + ''.join(word.capitalize() for word in words[1:])


def rule(token):
    match = re.fullmatch(r'(\w+)\.(\w+)(?:\[(!?)(\w+)([&=])(\d+)\])?', token)
    if not match:
        raise TableError('no access rule: ' + token)
    target, permission, negated, field, operator, number = match.groups()
    text = '.%s, .%s' % (camel(target), camel(permission))
    if operator == '&':
        text += ', .%s(%s)' % ('withoutFlags' if negated else 'withFlags', number)
    elif operator == '=':
        text += ', .source(%s)' % number
    return 'AccessRule(%s)' % text


def procedures_file(enum, table, what):
    procedures = table.procedures
    calls = [procedure for procedure in procedures if procedure.function]
    out = ['/// %s' % what, 'package enum %s: Int32, CaseIterable, Sendable {' % enum]
    for procedure in procedures:
        out.append('  case %s = %d' % (quoted(procedure.name), procedure.number))
    out += ['}', '', 'extension %s: WireProcedure {' % enum,
            '  package static let program = WireProgram(number: 0x%x, version: %d)' % table.program[1:], '']

    def member(comment, signature, cases, default):
        out.extend(['  /// ' + comment, '  package var %s {' % signature, '    switch self {'] + cases
                   + ([] if default is None else ['    default: ' + default]) + ['    }', '  }', ''])

    member('The library function that clients call; nil for an event.', 'function: StaticString?',
           switch(calls, lambda p: '"%s"' % p.function), 'nil' if len(calls) < len(procedures) else None)
    member('Whether the call never waits for a guest or a host.', 'isHighPriority: Bool',
           switch(procedures, lambda p: 'true' if p.priority == 'high' else None), 'false')
    member('Whether the number is that of an event, which only the daemon sends.', 'isEvent: Bool',
           switch(procedures, lambda p: 'true' if not p.function else None), 'false')
    streams = switch(procedures, lambda p: '.' + p.stream if p.stream else None)
    out.extend(['  /// The direction of the stream that the call opens, seen from the client.',
                '  package var stream: StreamDirection? {'])
    out.extend((['    switch self {'] + streams + ['    default: nil', '    }'] if streams else ['    nil'])
               + ['  }', ''])
    member('Whether descriptors come with the call.', 'takesDescriptors: Bool',
           switch(procedures, lambda p: 'true' if p.descriptors == 'in' else None) or [], 'false') \
        if any(p.descriptors == 'in' for p in procedures) else out.extend(
            ['  /// Whether descriptors come with the call.', '  package var takesDescriptors: Bool { false }', ''])
    member('Whether a read-only connection may make the call at all.', 'isAllowedReadOnly: Bool',
           switch(procedures, lambda p: 'true' if p.readonly == 'allow' else None), 'false')
    return swift_file('\n'.join(out).rstrip() + '\n}', core=False)


def access_file(enum, table):
    calls = [procedure for procedure in table.procedures if procedure.function]
    out = ['extension %s {' % enum]
    for comment, name, attribute in (
            ('What the caller must hold, all of it; nil when the table has no entry.', 'access', 'access'),
            ('What decides whether an object is part of the answer.', 'filter', 'filter')):
        def value(procedure):
            tokens = getattr(procedure, attribute)
            if not tokens:
                return None
            if tokens == ['none']:
                return '[]'
            rules = [rule(token) for token in tokens]
            one = '[%s]' % ', '.join(rules)
            return one if len(one) < 110 else '[\n        %s,\n      ]' % ',\n        '.join(rules)
        cases = switch(calls, value)
        default = [] if cases and all(value(p) for p in table.procedures) else ['    default: nil']
        out += ['  /// ' + comment, '  package var %s: [AccessRule]? {' % name] + (
            ['    switch self {'] + cases + default + ['    }'] if cases else ['    nil']) + ['  }', '']
    return swift_file('\n'.join(out).rstrip() + '\n}', core=False)


def permissions_file(tables):
    targets, permissions = set(), set()
    for table in tables:
        for procedure in table.procedures:
            for token in procedure.access + procedure.filter:
                if token != 'none':
                    target, permission = token.split('[')[0].split('.')
                    targets.add(camel(target))
                    permissions.add(camel(permission))
    out = []
    for name, what, cases in (('AccessObject', 'The kinds of object that an access rule speaks of.', targets),
                              ('AccessPermission', 'What a caller may be allowed to do with an object.', permissions)):
        out += ['/// ' + what, 'package enum %s: String, CaseIterable, Sendable {' % name]
        out += ['  case %s' % quoted(case) for case in sorted(cases)] + ['}', '']
    return swift_file('\n'.join(out).rstrip(), core=False)


def conditions_file(types, remote):
    """The arguments that an access rule looks into."""
    out = []
    for procedure in remote.procedures:
        fields = {match[1] for token in procedure.access for match in [re.search(r'\[!?(\w+)[&=]', token)] if match}
        if not fields:
            continue
        known = {field[0] for field in procedure.fields['in']}
        if not fields <= known:
            raise TableError('%s: a rule looks at a field that there is not' % procedure.name)
        out += ['extension Remote.%sArguments: ConditionalArguments {' % procedure.type_stem]
        out += ['  package var conditionFlags: UInt32 { %s }' % ('flags' if 'flags' in known else '0')]
        out += ['  package var conditionSource: UInt32 { source }'] if 'source' in known else []
        out += ['}', '']
    return swift_file('\n'.join(out).rstrip(), core=False)


def limits_file(table):
    out = ['/// The most bytes or elements that a string or list may have.', 'package enum WireLimit {']
    out += ['  package static let %s = %d' % item for item in table.limits.items()]
    return swift_file('\n'.join(out + ['}']), core=False)


def types_test(types, tables):
    entries = [('Remote.' + name, types.struct_layout(fields)) for name, fields in types.structs.items()]
    for (_, stem, _), table in zip(PROGRAMS, tables[1:]):
        for procedure in table.procedures:
            for kind, suffix in (('in', 'Arguments'), ('out', 'Result'), ('event', 'Message')):
                if procedure.fields[kind]:
                    entries.append(('%sProgram.%s%s' % (stem, procedure.type_stem, suffix),
                                    types.struct_layout(procedure.fields[kind])))
    out = ['import LibvirtWire', '', '/// A wire type and its layout, independent of the compiled codec.',
           'struct WireType {', '  let type: any XDRCodable.Type', '  let layout: String', '}', '',
           'let wireTypes: [WireType] = [', '  wireTypes0, wireTypes1, wireTypes2, wireTypes3, wireTypes4,',
           '].flatMap { $0 }']
    share = (len(entries) + 4) // 5
    for index in range(5):
        out += ['', 'private let wireTypes%d: [WireType] = [' % index]
        out += ['  WireType(type: %s.self, layout: "%s"),' % entry for entry in
                entries[index * share:(index + 1) * share]] + [']']
    return HEADER + '// swift-format-ignore-file\n' + '\n'.join(out) + '\n'


def arguments_test(types, tables):
    out = ['/// The fewest bytes that the arguments of each call take: so many zeros are valid arguments.']
    named = [('smallestRemoteArguments', tables[0])]
    named += [('smallest%sArguments' % stem, table) for (_, stem, _), table in zip(PROGRAMS, tables[1:])]
    for name, table in named:
        calls = [procedure for procedure in table.procedures if procedure.function]
        out += ['let %s: [(procedure: Int32, size: Int)] = [' % name]
        words = ['(%d, %d)' % (p.number, sum(types.size(f[1]) for f in p.fields['in'])) for p in calls]
        out += ['  %s,' % ', '.join(words[index:index + 10]) for index in range(0, len(words), 10)] + [']', '']
    return HEADER + '\n' + '\n'.join(out).rstrip() + '\n'


def files():
    remote = parse(os.path.join(TABLES, 'remote.wire'))
    others = [parse(os.path.join(TABLES, name + '.wire')) for name, _, _ in PROGRAMS]
    types, tables = Types(remote, others), [remote] + others
    listed = types.listed(tables)
    result = {
        SOURCES + '/WireLimit.swift': limits_file(types),
        SOURCES + '/AccessPermission.swift': permissions_file(tables),
        SOURCES + '/RemoteProcedure.swift': procedures_file(
            'RemoteProcedure', remote, 'The procedures of the main program.'),
        SOURCES + '/RemoteProcedure+Access.swift': access_file('RemoteProcedure', remote),
    }
    for (_, stem, what), table in zip(PROGRAMS, others):
        result[SOURCES + '/%sProcedure.swift' % stem] = procedures_file(stem + 'Procedure', table, what)
        result[SOURCES + '/%sProcedure+Access.swift' % stem] = access_file(stem + 'Procedure', table)
    result[SOURCES + '/Remote+Conditions.swift'] = conditions_file(types, remote)
    shared = [enumeration(name, cases) for name, cases in remote.enums.items()]
    shared += [union(types, name, cases) for name, cases in remote.unions.items()]
    shared += [struct(types, name, fields, 'A value that several procedures carry.', name in listed, True)
               for table in tables for name, fields in table.structs.items()]
    result[SOURCES + '/Remote+Shared.swift'] = extension('Remote', shared)
    for group, procedures in grouped(remote.procedures).items():
        parts = [text for procedure in procedures for text in procedure_structs(types, procedure, listed)]
        name = 'NWFilter' if group == 'nwfilter' else group[0].upper() + group[1:]
        result[SOURCES + '/Remote+%s.swift' % name] = extension('Remote', parts)
    for (_, stem, _), table in zip(PROGRAMS, others):
        parts = [text for procedure in table.procedures for text in procedure_structs(types, procedure, listed)]
        result[SOURCES + '/%sProgram.swift' % stem] = extension(stem + 'Program', parts)
    result[TESTS + '/WireTypes.swift'] = types_test(types, tables)
    result[SERVER_TESTS + '/SmallestArguments.swift'] = arguments_test(types, tables)
    return result


def committed():
    found = set()
    for folder in (SOURCES, TESTS, SERVER_TESTS):
        path = os.path.join(ROOT, folder)
        if os.path.isdir(path):
            found |= {folder + '/' + name for name in os.listdir(path)}
    return found


def main():
    check = '--check' in sys.argv[1:]
    wanted, stale = files(), []
    for name in sorted(committed() - set(wanted)):
        stale.append(name)
        if not check:
            os.unlink(os.path.join(ROOT, name))
    for name, text in sorted(wanted.items()):
        path = os.path.join(ROOT, name)
        if os.path.exists(path) and open(path).read() == text:
            continue
        stale.append(name)
        if not check:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, 'w').write(text)
    if check and stale:
        sys.exit('stale, run Tools/generate-wire.py:\n  ' + '\n  '.join(stale))


if __name__ == '__main__':
    try:
        main()
    except TableError as error:
        sys.exit(str(error))
