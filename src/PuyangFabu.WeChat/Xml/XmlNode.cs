namespace PuyangFabu.WeChat.Xml;

/// <summary>One element of a scanned document, as positions in its bytes and in the table of nodes.</summary>
internal struct XmlNode
{
    /// <summary>Stands for "no such node".</summary>
    public const int None = -1;

    public int NameStart;
    public int NameLength;
    public int FirstChild;
    public int NextSibling;

    /// <summary>From behind the start tag ...</summary>
    public int ContentStart;

    /// <summary>... to the end tag.</summary>
    public int ContentEnd;

    public int TextStart;
    public int TextLength;
    public XmlTextKind TextKind;

    /// <summary>Adds a run of text that lies directly in this element.</summary>
    /// <param name="asItStands">False when the run needs decoding.</param>
    public void AddText(int start, int length, bool asItStands)
    {
        if (length == 0)
        {
            return;
        }

        if (TextKind == XmlTextKind.None && asItStands)
        {
            TextKind = XmlTextKind.Plain;
            TextStart = start;
            TextLength = length;
        }
        else
        {
            TextKind = XmlTextKind.Pieces;
        }
    }
}

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
