namespace PuyangFabu.WeChat.Xml;

/// <summary>Why a document was taken or refused.</summary>
internal enum XmlOutcome
{
    Ok,

    /// <summary>Not well-formed, not UTF-8, or with a part that no message has: document type, processing instruction, other entity, prefixed name.</summary>
    Malformed,

    /// <summary>More than <see cref="XmlScanner.MaxDepth"/> elements inside each other.</summary>
    TooDeep,

    /// <summary>More than <see cref="XmlNodeTable.MaxNodes"/> elements, or <see cref="XmlAttributes.MaxPerElement"/> attributes on one.</summary>
    TooLarge,
}
