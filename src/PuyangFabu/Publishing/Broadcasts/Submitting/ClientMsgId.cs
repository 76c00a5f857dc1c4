using System.Security.Cryptography;

namespace PuyangFabu.Publishing.Broadcasts.Submitting;

/// <summary>
/// Makes the keys under which WeChat takes a send at most once (<c>clientmsgid</c>). At random, not from the row's number: a
/// database begun anew or restored must not meet a key that WeChat remembers from another one.
/// </summary>
public static class ClientMsgId
{
    /// <summary>WeChat takes 32 bytes; older documents say 64.</summary>
    public const int Length = 32;

    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);
}
