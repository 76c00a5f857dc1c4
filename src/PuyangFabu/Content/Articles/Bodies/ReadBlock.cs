namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>A piece of an article as people read it: one paragraph, heading, list item, table row or picture.</summary>
/// <param name="Text">Its words, addresses of links in brackets behind theirs; of a picture its alternative text.</param>
/// <param name="Address">Of a picture.</param>
public sealed record ReadBlock(ReadBlockKind Kind, string Text, string Address = "");

/// <summary>What a piece of an article is.</summary>
public enum ReadBlockKind
{
    Paragraph,
    Heading,
    ListItem,

    /// <summary>Its cells are set apart by upright lines.</summary>
    TableRow,
    Picture,
}
