namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>An openid or WeChat id as screens and the record show it: enough to tell two apart, not enough to write to one.</summary>
public static class MaskedName
{
    private const int Shortest = 8;

    public static string Of(string name) => name.Length < Shortest ? $"{name[..1]}***" : $"{name[..3]}***{name[^2..]}";
}
