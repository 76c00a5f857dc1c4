using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Content.Articles;

/// <summary>A field that is handed in as one text and kept so.</summary>
/// <param name="Longest">In UTF-16 units.</param>
/// <param name="Stored">Its text in the document.</param>
/// <param name="Given">Its text in an input.</param>
/// <param name="With">The input with another text.</param>
public sealed record ArticleTextField(
    string Name, ArticleFieldForm Form, int Longest, Func<ArticleDocument, string> Stored, Func<ArticleInput, string> Given, Func<ArticleInput, string, ArticleInput> With)
    : ArticleField(Name, Stored)
{
    /// <summary>Words for readers, in which names of characters (<c>&amp;amp;</c>) stand for these characters.</summary>
    public bool HasWords { get; init; }
}

/// <summary>What a text may look like.</summary>
public enum ArticleFieldForm
{
    Line,

    /// <summary>A line that must say something.</summary>
    NeededLine,

    Lines,

    /// <summary>Of a web page.</summary>
    Address,

    /// <summary>An address, or the path of an upload.</summary>
    Picture,

    /// <summary>One of <see cref="ArticleValidity"/>.</summary>
    Validity,

    /// <summary>Part of a picture, as <see cref="CoverCrop"/> reads it.</summary>
    Crop,

    /// <summary>The outline of a topic, as <see cref="TopicOutline"/> reads it.</summary>
    Topic,
}
