namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>What is sent; one sealed record for each <c>msgtype</c>.</summary>
public abstract record MassContent
{
    private protected MassContent()
    {
    }
}

/// <summary>Articles (<c>mpnews</c>). Once sent, the draft is gone and its id means nothing.</summary>
/// <param name="MediaId">Of the draft.</param>
/// <param name="SendIgnoreReprint">Send also when WeChat takes an article for a reprint.</param>
public sealed record MassNews(string MediaId, bool SendIgnoreReprint = false) : MassContent;

/// <summary>Plain text (<c>text</c>).</summary>
public sealed record MassText(string Content) : MassContent;

/// <summary>Pictures (<c>msgtype</c> <c>image</c>, branch <c>images</c>; a preview sends the first alone in the branch <c>image</c>).</summary>
/// <param name="MediaIds">At least one; 20 is assumed to be the most.</param>
public sealed record MassImages(IReadOnlyList<string> MediaIds) : MassContent;
