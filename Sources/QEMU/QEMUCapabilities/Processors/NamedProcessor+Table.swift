// Data table.

// The processor models that QEMU and libvirt have in common, oldest first: who makes them, by which family, model and
// stepping (CPUID leaf 1) such a processor is known, and the features that QEMU gives the guest, by QEMU's names.

extension NamedProcessor {
  /// All models that a guest can be given.
  static let all: [NamedProcessor] = [
    NamedProcessor(
      "486", vendor: nil,
      signatures: [],
      features: """
        fpu pse vme
        """),
    NamedProcessor(
      "pentium", vendor: nil,
      signatures: [],
      features: """
        cx8 de fpu mce mmx msr pse tsc vme
        """),
    NamedProcessor(
      "pentium2", vendor: nil,
      signatures: [],
      features: """
        cmov cx8 de fpu fxsr mca mce mmx msr mtrr pae pat pge pse pse36 sep tsc vme
        """),
    NamedProcessor(
      "pentium3", vendor: nil,
      signatures: [],
      features: """
        cmov cx8 de fpu fxsr mca mce mmx msr mtrr pae pat pge pse pse36 sep sse tsc vme
        """),
    NamedProcessor(
      "pentiumpro", vendor: nil,
      signatures: [],
      features: """
        apic cmov cx8 de fpu fxsr mce mmx msr pae pat pge pse sep sse sse2 tsc
        """),
    NamedProcessor(
      "coreduo", vendor: "GenuineIntel",
      signatures: [],
      features: """
        apic clflush cmov cx8 de fpu fxsr mca mce mmx monitor msr mtrr nx pae pat pge pni pse sep sse sse2 tsc
        vme
        """),
    NamedProcessor(
      "n270", vendor: "GenuineIntel",
      signatures: [],
      features: """
        apic clflush cmov cx8 de fpu fxsr mca mce mmx monitor msr mtrr nx pae pat pge pni pse sep sse sse2 ssse3
        tsc vme
        """),
    NamedProcessor(
      "core2duo", vendor: "GenuineIntel",
      signatures: [],
      features: """
        apic clflush cmov cx8 de fpu fxsr lm mca mce mmx monitor msr mtrr nx pae pat pge pni pse pse36 sep sse
        sse2 ssse3 syscall tsc vme
        """),
    NamedProcessor(
      "qemu32", vendor: nil,
      signatures: [],
      features: """
        apic cmov cx8 de fpu fxsr mce mmx msr pae pat pge pni pse sep sse sse2 tsc
        """),
    NamedProcessor(
      "kvm32", vendor: nil,
      signatures: [],
      features: """
        apic clflush cmov cx8 de fpu fxsr mca mce mmx msr mtrr pae pat pge pni pse pse36 sep sse sse2 tsc
        """),
    NamedProcessor(
      "qemu64", vendor: nil,
      signatures: [],
      features: """
        apic clflush cmov cx16 cx8 de fpu fxsr lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36 sep sse sse2
        svm syscall tsc
        """),
    NamedProcessor(
      "kvm64", vendor: nil,
      signatures: [],
      features: """
        apic clflush cmov cx16 cx8 de fpu fxsr lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36 sep sse sse2
        syscall tsc
        """),
    NamedProcessor(
      "Conroe", vendor: "GenuineIntel",
      signatures: [.init(6, 15), .init(6, 22)],
      features: """
        apic clflush cmov cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36 sep sse
        sse2 ssse3 syscall tsc
        """),
    NamedProcessor(
      "Penryn", vendor: "GenuineIntel",
      signatures: [.init(6, 23), .init(6, 29)],
      features: """
        apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36 sep
        sse sse2 sse4.1 ssse3 syscall tsc
        """),
    NamedProcessor(
      "Nehalem", vendor: "GenuineIntel",
      signatures: [.init(6, 26), .init(6, 30), .init(6, 31), .init(6, 46)],
      features: """
        apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni popcnt pse
        pse36 sep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc
        """),
    NamedProcessor(
      "Nehalem-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 26), .init(6, 30), .init(6, 31), .init(6, 46)],
      features: """
        apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni popcnt pse
        pse36 sep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc
        """),
    NamedProcessor(
      "Westmere", vendor: "GenuineIntel",
      signatures: [.init(6, 44), .init(6, 47), .init(6, 37)],
      features: """
        aes apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni popcnt pse
        pse36 sep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc
        """),
    NamedProcessor(
      "Westmere-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 44)],
      features: """
        aes apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni popcnt pse
        pse36 sep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc
        """),
    NamedProcessor(
      "SandyBridge", vendor: "GenuineIntel",
      signatures: [.init(6, 42), .init(6, 45)],
      features: """
        aes apic avx clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pclmulqdq pge
        pni popcnt pse pse36 rdtscp sep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "SandyBridge-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 42), .init(6, 45)],
      features: """
        aes apic avx clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pclmulqdq pge
        pni popcnt pse pse36 rdtscp sep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic
        xsave
        """),
    NamedProcessor(
      "IvyBridge", vendor: "GenuineIntel",
      signatures: [.init(6, 58), .init(6, 62)],
      features: """
        aes apic avx clflush cmov cx16 cx8 de erms f16c fpu fsgsbase fxsr lahf-lm lm mca mce mmx msr mtrr nx pae
        pat pclmulqdq pge pni popcnt pse pse36 rdrand rdtscp sep smep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc
        tsc-deadline vme x2apic xsave
        """),
    NamedProcessor(
      "IvyBridge-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 58), .init(6, 62)],
      features: """
        aes apic avx clflush cmov cx16 cx8 de erms f16c fpu fsgsbase fxsr lahf-lm lm mca mce mmx msr mtrr nx pae
        pat pclmulqdq pge pni popcnt pse pse36 rdrand rdtscp sep smep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3
        syscall tsc tsc-deadline vme x2apic xsave
        """),
    NamedProcessor(
      "Haswell-noTSX", vendor: "GenuineIntel",
      signatures: [.init(6, 60), .init(6, 63), .init(6, 69), .init(6, 70)],
      features: """
        aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr invpcid lahf-lm lm mca
        mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdtscp sep smep sse sse2
        sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Haswell-noTSX-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 60), .init(6, 63), .init(6, 69), .init(6, 70)],
      features: """
        aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr invpcid lahf-lm lm mca
        mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdtscp sep smep spec-ctrl sse
        sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Haswell", vendor: "GenuineIntel",
      signatures: [.init(6, 60), .init(6, 63), .init(6, 69), .init(6, 70)],
      features: """
        aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr hle invpcid lahf-lm lm
        mca mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdtscp rtm sep smep sse
        sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Haswell-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 60), .init(6, 63), .init(6, 69), .init(6, 70)],
      features: """
        aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr hle invpcid lahf-lm lm
        mca mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdtscp rtm sep smep
        spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Broadwell-noTSX", vendor: "GenuineIntel",
      signatures: [.init(6, 61), .init(6, 71), .init(6, 79), .init(6, 86)],
      features: """
        3dnowprefetch adx aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr
        invpcid lahf-lm lm mca mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdseed
        rdtscp sep smap smep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Broadwell-noTSX-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 61), .init(6, 71), .init(6, 79), .init(6, 86)],
      features: """
        3dnowprefetch adx aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr
        invpcid lahf-lm lm mca mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdseed
        rdtscp sep smap smep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Broadwell", vendor: "GenuineIntel",
      signatures: [.init(6, 61), .init(6, 71), .init(6, 79), .init(6, 86)],
      features: """
        3dnowprefetch adx aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr hle
        invpcid lahf-lm lm mca mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdseed
        rdtscp rtm sep smap smep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Broadwell-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 61), .init(6, 71), .init(6, 79), .init(6, 86)],
      features: """
        3dnowprefetch adx aes apic avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms fma fpu fsgsbase fxsr hle
        invpcid lahf-lm lm mca mce mmx movbe msr mtrr nx pae pat pcid pclmulqdq pge pni popcnt pse pse36 rdseed
        rdtscp rtm sep smap smep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline x2apic xsave
        """),
    NamedProcessor(
      "Skylake-Client", vendor: "GenuineIntel",
      signatures: [.init(6, 94), .init(6, 78), .init(6, 142), .init(6, 158)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms f16c fma fpu
        fsgsbase fxsr hle invpcid lahf-lm lm mca mce mmx movbe mpx msr mtrr nx pae pat pcid pclmulqdq pge pni
        popcnt pse pse36 rdrand rdseed rdtscp rtm sep smap smep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc
        tsc-deadline vme x2apic xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Skylake-Client-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 94), .init(6, 78), .init(6, 142), .init(6, 158)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 bmi1 bmi2 clflush cmov cx16 cx8 de erms f16c fma fpu
        fsgsbase fxsr hle invpcid lahf-lm lm mca mce mmx movbe mpx msr mtrr nx pae pat pcid pclmulqdq pge pni
        popcnt pse pse36 rdrand rdseed rdtscp rtm sep smap smep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall
        tsc tsc-deadline vme x2apic xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Skylake-Server", vendor: "GenuineIntel",
      signatures: [.init(6, 85, 0...4)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 avx512bw avx512cd avx512dq avx512f avx512vl bmi1 bmi2
        clflush clwb cmov cx16 cx8 de erms f16c fma fpu fsgsbase fxsr hle invpcid lahf-lm lm mca mce mmx movbe
        mpx msr mtrr nx pae pat pcid pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp rtm sep
        smap smep sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline vme x2apic xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Skylake-Server-IBRS", vendor: "GenuineIntel",
      signatures: [.init(6, 85, 0...4)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 avx512bw avx512cd avx512dq avx512f avx512vl bmi1 bmi2
        clflush clwb cmov cx16 cx8 de erms f16c fma fpu fsgsbase fxsr hle invpcid lahf-lm lm mca mce mmx movbe
        mpx msr mtrr nx pae pat pcid pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp rtm sep
        smap smep spec-ctrl sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline vme x2apic xgetbv1 xsave
        xsavec xsaveopt
        """),
    NamedProcessor(
      "Cascadelake-Server", vendor: "GenuineIntel",
      signatures: [.init(6, 85, 5...7)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 avx512bw avx512cd avx512dq avx512f avx512vl avx512vnni bmi1
        bmi2 clflush clflushopt clwb cmov cx16 cx8 de erms f16c fma fpu fsgsbase fxsr hle invpcid lahf-lm lm mca
        mce mmx movbe mpx msr mtrr nx pae pat pcid pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed
        rdtscp rtm sep smap smep spec-ctrl ssbd sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline vme x2apic
        xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Icelake-Client", vendor: "GenuineIntel",
      signatures: [.init(6, 126)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 avx512-vpopcntdq avx512bitalg avx512vbmi avx512vbmi2
        avx512vnni bmi1 bmi2 clflush cmov cx16 cx8 de erms f16c fma fpu fsgsbase fxsr gfni hle invpcid lahf-lm
        lm mca mce mmx movbe mpx msr mtrr nx pae pat pcid pclmulqdq pge pku pni popcnt pse pse36 rdrand rdseed
        rdtscp rtm sep smap smep spec-ctrl ssbd sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline umip vaes
        vme vpclmulqdq wbnoinvd x2apic xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Icelake-Server", vendor: "GenuineIntel",
      signatures: [.init(6, 106)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 avx512-vpopcntdq avx512bitalg avx512bw avx512cd avx512dq
        avx512f avx512vbmi avx512vbmi2 avx512vl avx512vnni bmi1 bmi2 clflush clflushopt clwb cmov cx16 cx8 de
        erms f16c fma fpu fsgsbase fxsr gfni hle invpcid la57 lahf-lm lm mca mce mmx movbe mpx msr mtrr nx pae
        pat pcid pclmulqdq pdpe1gb pge pku pni popcnt pse pse36 rdrand rdseed rdtscp rtm sep smap smep spec-ctrl
        ssbd sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline umip vaes vme vpclmulqdq wbnoinvd x2apic
        xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Cooperlake", vendor: "GenuineIntel",
      signatures: [.init(6, 85, 10...11)],
      features: """
        3dnowprefetch abm adx aes apic arat arch-capabilities avx avx2 avx512-bf16 avx512bw avx512cd avx512dq
        avx512f avx512vl avx512vnni bmi1 bmi2 clflush clflushopt clwb cmov cx16 cx8 de erms f16c fma fpu
        fsgsbase fxsr hle ibrs-all invpcid lahf-lm lm mca mce mds-no mmx movbe msr mtrr nx pae pat pcid
        pclmulqdq pdpe1gb pge pku pni popcnt pschange-mc-no pse pse36 rdctl-no rdrand rdseed rdtscp rtm sep
        skip-l1dfl-vmentry smap smep spec-ctrl ssbd sse sse2 sse4.1 sse4.2 ssse3 stibp syscall taa-no tsc
        tsc-deadline vme x2apic xgetbv1 xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "Snowridge", vendor: "GenuineIntel",
      signatures: [.init(6, 134)],
      features: """
        3dnowprefetch aes apic arat arch-capabilities cldemote clflush clflushopt clwb cmov core-capability cx16
        cx8 de erms fpu fsgsbase fxsr gfni lahf-lm lm mca mce mmx movbe movdir64b movdiri msr mtrr nx pae pat
        pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp sep sha-ni smap smep spec-ctrl
        split-lock-detect ssbd sse sse2 sse4.1 sse4.2 ssse3 syscall tsc tsc-deadline umip vme x2apic xgetbv1
        xsave xsavec xsaveopt
        """),
    NamedProcessor(
      "athlon", vendor: "AuthenticAMD",
      signatures: [],
      features: """
        3dnow 3dnowext apic cmov cx8 de fpu fxsr mce mmx mmxext msr mtrr pae pat pge pse pse36 sep sse sse2 tsc
        vme
        """),
    NamedProcessor(
      "phenom", vendor: "AuthenticAMD",
      signatures: [],
      features: """
        3dnow 3dnowext apic clflush cmov cx8 de fpu fxsr fxsr-opt lm mca mce mmx mmxext monitor msr mtrr nx pae
        pat pge pni pse pse36 sep sse sse2 svm syscall tsc
        """),
    NamedProcessor(
      "Opteron_G1", vendor: "AuthenticAMD",
      signatures: [.init(15, 6)],
      features: """
        apic clflush cmov cx8 de fpu fxsr lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36 sep sse sse2
        syscall tsc
        """),
    NamedProcessor(
      "Opteron_G2", vendor: "AuthenticAMD",
      signatures: [.init(15, 6)],
      features: """
        apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36
        rdtscp sep sse sse2 svm syscall tsc
        """),
    NamedProcessor(
      "Opteron_G3", vendor: "AuthenticAMD",
      signatures: [.init(15, 6)],
      features: """
        abm apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce misalignsse mmx msr mtrr nx pae pat pge
        pni popcnt pse pse36 rdtscp sep sse sse2 sse4a svm syscall tsc
        """),
    NamedProcessor(
      "Opteron_G4", vendor: "AuthenticAMD",
      signatures: [.init(21, 1)],
      features: """
        3dnowprefetch abm aes apic avx clflush cmov cx16 cx8 de fma4 fpu fxsr lahf-lm lm mca mce misalignsse mmx
        msr mtrr nx pae pat pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdtscp sep sse sse2 sse4.1 sse4.2 sse4a
        ssse3 svm syscall tsc xop xsave
        """),
    NamedProcessor(
      "Opteron_G5", vendor: "AuthenticAMD",
      signatures: [.init(21, 2)],
      features: """
        3dnowprefetch abm aes apic avx clflush cmov cx16 cx8 de f16c fma fma4 fpu fxsr lahf-lm lm mca mce
        misalignsse mmx msr mtrr nx pae pat pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdtscp sep sse sse2
        sse4.1 sse4.2 sse4a ssse3 svm syscall tbm tsc xop xsave
        """),
    NamedProcessor(
      "EPYC", vendor: "AuthenticAMD",
      signatures: [.init(23, 1)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 bmi1 bmi2 clflush clflushopt cmov cr8legacy cx16 cx8 de
        f16c fma fpu fsgsbase fxsr fxsr-opt lahf-lm lm mca mce misalignsse mmx mmxext movbe msr mtrr
        nx osvw pae pat pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp sep sha-ni smap smep sse
        sse2 sse4.1 sse4.2 sse4a ssse3 svm syscall tsc vme xgetbv1 xsave xsavec xsaveopt
        """, added: ["nrip-save", "topoext"]),
    NamedProcessor(
      "EPYC-IBPB", vendor: "AuthenticAMD",
      signatures: [.init(23, 1)],
      features: """
        3dnowprefetch abm adx aes apic arat avx avx2 bmi1 bmi2 clflush clflushopt cmov cr8legacy cx16 cx8 de
        f16c fma fpu fsgsbase fxsr fxsr-opt ibpb lahf-lm lm mca mce misalignsse mmx mmxext movbe msr mtrr
         nx osvw pae pat pclmulqdq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp sep sha-ni
        smap smep sse sse2 sse4.1 sse4.2 sse4a ssse3 svm syscall tsc vme xgetbv1 xsave xsavec xsaveopt
        """, added: ["nrip-save", "topoext"]),
    NamedProcessor(
      "EPYC-Rome", vendor: "AuthenticAMD",
      signatures: [.init(23, 49)],
      features: """
        3dnowprefetch abm adx aes amd-stibp apic arat avx avx2 bmi1 bmi2 clflush clflushopt clwb clzero cmov
        cr8legacy cx16 cx8 de f16c fma fpu fsgsbase fxsr fxsr-opt ibpb lahf-lm lm mca mce misalignsse mmx mmxext
        movbe msr mtrr npt nrip-save nx osvw pae pat pclmulqdq pdpe1gb perfctr-core pge pni popcnt pse pse36
        rdpid rdrand rdseed rdtscp sep sha-ni smap smep sse sse2 sse4.1 sse4.2 sse4a ssse3 svm syscall tsc umip
        vme wbnoinvd xgetbv1 xsave xsavec xsaveerptr xsaveopt
        """, added: ["xsaves"]),
    NamedProcessor(
      "EPYC-Milan", vendor: "AuthenticAMD",
      signatures: [.init(25, 1)],
      features: """
        3dnowprefetch abm adx aes amd-ssbd amd-stibp apic arat avx avx2 bmi1 bmi2 clflush clflushopt clwb clzero
        cmov cr8legacy cx16 cx8 de erms f16c fma fpu fsgsbase fsrm fxsr fxsr-opt ibpb ibrs invpcid lahf-lm lm
        mca mce misalignsse mmx mmxext movbe msr mtrr npt nrip-save nx osvw pae pat pcid pclmulqdq pdpe1gb
        perfctr-core pge pku pni popcnt pse pse36 rdpid rdrand rdseed rdtscp sep sha-ni smap smep sse sse2
        sse4.1 sse4.2 sse4a ssse3 svm svme-addr-chk syscall tsc umip vme wbnoinvd xgetbv1 xsave xsavec
        xsaveerptr xsaveopt xsaves
        """),
    NamedProcessor(
      "Dhyana", vendor: "HygonGenuine",
      signatures: [.init(24, 0)],
      features: """
        3dnowprefetch abm adx apic arat avx avx2 bmi1 bmi2 clflush clflushopt cmov cr8legacy cx16 cx8 de f16c
        fma fpu fsgsbase fxsr fxsr-opt ibpb lahf-lm lm mca mce misalignsse mmx mmxext movbe msr mtrr nx osvw pae
        pat pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp sep smap smep sse sse2 sse4.1 sse4.2 sse4a
        ssse3 svm syscall tsc vme xgetbv1 xsave xsavec xsaveopt
        """),
  ]

  /// Features in the order of their bits, as libvirt lists them; what is not here comes after, by name.
  static let order: [String] = """
    fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 pn clflush ds acpi mmx fxsr sse sse2
    ss ht tm ia64 pbe pni pclmulqdq dtes64 monitor ds-cpl vmx smx est tm2 ssse3 cid fma cx16 xtpr pdcm pcid dca
    sse4.1 sse4.2 x2apic movbe popcnt tsc-deadline aes xsave osxsave avx f16c rdrand hypervisor arat fsgsbase
    tsc-adjust sgx bmi1 hle avx2 smep bmi2 erms invpcid rtm cmt mpx avx512f avx512dq rdseed adx smap avx512ifma
    pcommit clflushopt clwb intel-pt avx512pf avx512er avx512cd sha-ni avx512bw avx512vl avx512vbmi umip pku ospke
    waitpkg avx512vbmi2 gfni vaes vpclmulqdq avx512vnni avx512bitalg avx512-vpopcntdq la57 rdpid bus-lock-detect
    cldemote movdiri movdir64b sgxlc pks avx512-4vnniw avx512-4fmaps fsrm avx512-vp2intersect md-clear serialize
    tsx-ldtrk pconfig arch-lbr amx-bf16 avx512-fp16 amx-tile amx-int8 spec-ctrl stibp arch-capabilities
    core-capability ssbd avx-vnni avx512-bf16 xsaveopt xsavec xgetbv1 xsaves xfd mbm-total mbm-local sgx1 sgx2
    sgx-exinfo sgx-debug sgx-mode64 sgx-provisionkey sgx-tokenkey sgx-kss intel-pt-lip syscall nx mmxext fxsr-opt
    pdpe1gb rdtscp lm 3dnowext 3dnow lahf-lm cmp-legacy svm extapic cr8legacy abm sse4a misalignsse 3dnowprefetch
    osvw ibs xop skinit wdt lwp fma4 tce cvt16 nodeid-msr tbm topoext perfctr-core perfctr-nb invtsc clzero
    xsaveerptr wbnoinvd ibpb ibrs amd-stibp amd-ssbd virt-ssbd amd-no-ssb npt lbrv svm-lock nrip-save tsc-scale
    vmcb-clean flushbyasid decodeassists pause-filter pfthreshold avic v-vmsave-vmload vgif svme-addr-chk rdctl-no
    ibrs-all rsba skip-l1dfl-vmentry ssb-no mds-no pschange-mc-no tsx-ctrl taa-no split-lock-detect
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
