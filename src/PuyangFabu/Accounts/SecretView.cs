namespace PuyangFabu.Accounts;

/// <summary>What may be seen of a secret.</summary>
/// <param name="Set">There is one.</param>
/// <param name="Masked">
/// Dots, and of a long secret its last four characters to tell it from another; null when there is none or it cannot be opened.
/// </param>
/// <param name="Readable">False when another master key sealed it: this node cannot use it.</param>
public sealed record SecretView(bool Set, string? Masked, bool Readable)
{
    /// <summary>Of a shorter secret four characters would tell too much.</summary>
    private const int LongEnough = 24;

    private const string Dots = "••••";

    public static SecretView Of(string secret, bool shut) => (secret.Length, shut) switch
    {
        (0, _) => new(false, null, true),
        (_, true) => new(true, null, false),
        ( >= LongEnough, _) => new(true, Dots + secret[^4..], true),
        _ => new(true, Dots, true),
    };
}
