namespace PuyangFabu.WeChat.Api.Media;

/// <summary>An uploaded file that WeChat keeps for three days.</summary>
/// <param name="CreatedAt">Unix seconds.</param>
public sealed record TemporaryMedia(string MediaId, long CreatedAt);
