namespace PuyangFabu.WeChat.Api.Errors;

/// <summary>A row of a table of codes: one code, or a range of them.</summary>
/// <param name="First">The code; of a range the smallest.</param>
/// <param name="Last">The code; of a range the largest.</param>
/// <param name="Sentence">What it means, in Chinese, without a full stop.</param>
/// <param name="NextStep">What to do, in Chinese.</param>
public sealed record ErrorRow(int First, int Last, WeChatErrorClass Class, string Sentence, string NextStep);
