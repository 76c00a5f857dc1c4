using PuyangFabu.Content.Articles;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>What is to be done about one article that WeChat told of.</summary>
/// <param name="Row">What is known of it from now on; null when another row says it.</param>
/// <param name="Article">What it becomes here; null when nothing is written.</param>
internal sealed record PlannedArticle(PulledFinding Finding, PulledArticle? Row, Article? Article = null)
{
    /// <summary>WeChat shows it at another address than before, or in another state.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The pictures of its body are to be copied.</summary>
    public bool AwaitsPictures { get; init; }
}

/// <summary>What an article turned out to be.</summary>
internal enum PulledFinding
{
    /// <summary>To be taken.</summary>
    Fresh,

    /// <summary>Nothing new.</summary>
    Same,

    /// <summary>This product published it there; it is no second article.</summary>
    Own,

    /// <summary>Another than it was when it was taken, and nobody knew.</summary>
    Changed,

    /// <summary>Not shown any more, and nobody knew.</summary>
    Gone,

    /// <summary>Cannot be taken.</summary>
    Refused,

    /// <summary>An entry without anything in it.</summary>
    Unread,
}
