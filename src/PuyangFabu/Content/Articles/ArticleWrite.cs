namespace PuyangFabu.Content.Articles;

/// <summary>What writing an article came to.</summary>
public enum ArticleWrite
{
    Inserted,
    Updated,

    /// <summary>It was there already, exactly so.</summary>
    Unchanged,

    /// <summary>It was withdrawn; only a person brings it back.</summary>
    Withdrawn,

    /// <summary>Editors are at work on it; what they do is not overwritten.</summary>
    InWork,
}
