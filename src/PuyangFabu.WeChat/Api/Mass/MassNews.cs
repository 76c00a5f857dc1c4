namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>Articles (<c>mpnews</c>). Once sent, the draft is gone and its id means nothing.</summary>
/// <param name="MediaId">Of the draft.</param>
/// <param name="SendIgnoreReprint">Send also when WeChat takes an article for a reprint.</param>
public sealed record MassNews(string MediaId, bool SendIgnoreReprint = false) : MassContent;
