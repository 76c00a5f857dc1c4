namespace PuyangFabu.Accounts;

/// <summary>What may be seen of a secret: whether there is one, nothing of it.</summary>
/// <param name="Masked">Dots; null when there is none or it cannot be opened.</param>
/// <param name="Readable">False when another master key sealed it: this node cannot use it.</param>
public sealed record SecretView(bool Set, string? Masked, bool Readable)
{
    private const string Dots = "••••";

    public static SecretView Of(string secret, bool shut) => new(secret.Length > 0, secret.Length == 0 || shut ? null : Dots, secret.Length == 0 || !shut);
}
