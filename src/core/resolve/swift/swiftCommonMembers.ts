/** Members that the standard library and Foundation give to so much that the name says nothing about an extension of ours. */
const COMMON = new Set(
  (
    'absoluteString add all allCases allSatisfy append appending appendingPathComponent apply async await background body bool bounds ' +
    'bytes cancel capacity center characters children clear close color compactMap compare components connect contains convert copy ' +
    'count create current data debugDescription decode default delegate delete description dictionary disabled dispatch distance ' +
    'dropFirst dropLast element elements empty encode encoded end endIndex enumerated error events execute extension failure ' +
    'fileExists filter finish first firstIndex flatMap flush font forEach format formatted frame from function get handle handler hash ' +
    'hasPrefix hasSuffix hashValue header headers height host identifier index indices info init insert int intersection inverted ' +
    'isEmpty isEqual isValid items iterator joined json key keys kind label last lastPathComponent layout length level limit lines ' +
    'list load localizedDescription lock log lowercased main make map mapError mapValues matches max merge merging message method min ' +
    'model move name names negate next node none notify now number object observe offset onAppear open option options order origin ' +
    'padding parameters parent parse path percent perform play point pop popFirst position post prefix prepare present print process ' +
    'property publisher push queue random range rawValue read receive reduce register reload remove removeAll removeFirst removeLast ' +
    'removeValue render replace replaceSubrange replacingOccurrences request reserveCapacity reset resolve response result resume ' +
    'returning reverse reversed root rotate row run save scheme seconds select self send sequence session set setup setValue shared ' +
    'show shuffled sink size sleep sort sorted source split standard start startIndex startsWith state status stop store stride string ' +
    'style subscribe subscript success suffix sum swap swapAt sync tag task test text throw time title toString transform trim ' +
    'trimmingCharacters truncate type union unlock update uppercased url user utf16 utf8 validate value values version view wait width ' +
    'with withLock write zip'
  ).split(' '),
);

export function commonMember(name: string): boolean {
  return COMMON.has(name);
}
