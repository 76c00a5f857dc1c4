namespace PuyangFabu.Publishing.Materials;

/// <summary>In which of WeChat's shelves a picture lies, as stored.</summary>
public static class MaterialKind
{
    /// <summary>Inside an article: an address, no id.</summary>
    public const string ArticleImage = "articleImage";

    /// <summary>In the account's library until someone deletes it; covers, and broadcasts of a picture.</summary>
    public const string PermanentImage = "permanentImage";

    /// <summary>For messages; WeChat forgets it after three days.</summary>
    public const string TemporaryImage = "temporaryImage";
}
