namespace PuyangFabu.WeChat.Xml;

/// <summary>How the text of an element lies in the document.</summary>
internal enum XmlTextKind : byte
{
    /// <summary>No text.</summary>
    None,

    /// <summary>One run of bytes that is the text as it stands; true of nearly everything WeChat sends.</summary>
    Plain,

    /// <summary>Several runs, or one with references or carriage returns; <see cref="XmlText"/> puts it together.</summary>
    Pieces,
}
