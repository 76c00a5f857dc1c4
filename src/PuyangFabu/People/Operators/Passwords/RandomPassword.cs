using System.Security.Cryptography;

namespace PuyangFabu.People.Operators.Passwords;

/// <summary>Passwords for the first start and for resets: strong, and without characters that look alike when copied by hand.</summary>
public static class RandomPassword
{
    private const int Groups = 4;
    private const int GroupLength = 5;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Four groups of four letters and a digit; over 100 bits.</summary>
    public static string Create() => string.Join('-', Enumerable.Range(0, Groups).Select(static _ =>
        RandomNumberGenerator.GetString(Letters, GroupLength - 1) + RandomNumberGenerator.GetString(Digits, 1)));
}
