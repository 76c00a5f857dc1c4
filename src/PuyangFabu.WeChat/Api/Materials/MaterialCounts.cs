namespace PuyangFabu.WeChat.Api.Materials;

/// <summary>How many permanent files an account has of each kind.</summary>
public sealed record MaterialCounts(int Voices, int Videos, int Images, int News);
