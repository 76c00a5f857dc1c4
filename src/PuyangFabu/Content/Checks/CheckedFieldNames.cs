namespace PuyangFabu.Content.Checks;

/// <summary>The places of a text that findings name.</summary>
public static class CheckedFieldNames
{
    public const string Title = "title";
    public const string Subtitle = "subtitle";
    public const string Digest = "digest";
    public const string Body = "body";
    public const string Author = "author";
    public const string Source = "source";
    public const string SourceUrl = "sourceUrl";
    public const string OriginalTitle = "originalTitle";
    public const string OriginalAuthor = "originalAuthor";
    public const string Cover = "coverUrl";

    /// <summary>The pictures of the body; a place's line is the how-manieth picture.</summary>
    public const string Images = "images";

    /// <summary>What the body lost on its way in; a place's line is the how-manieth loss.</summary>
    public const string Lost = "lost";

    /// <summary>The links of the body; a place's line is the how-manieth link.</summary>
    public const string Links = "links";
}
