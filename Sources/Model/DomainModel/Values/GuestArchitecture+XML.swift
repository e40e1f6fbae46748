public import DroverXML

extension GuestArchitecture: XMLText {}
