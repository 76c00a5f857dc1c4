using System.Security.Cryptography;
using System.Text;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Lists of openids: how they are split into parts that WeChat takes, and what stays of somebody who left.</summary>
public static class RecipientLists
{
    /// <summary>No openid begins so.</summary>
    private const char Mark = '#';

    /// <summary>True for the place of somebody who left while the list was being sent: nothing is sent there, and nobody can be told from it.</summary>
    public static bool IsLeft(string entry) => entry.StartsWith(Mark);

    /// <summary>What an entry counts as in the fingerprint of the list; the same before and after it became a place that was left, so that an approval holds.</summary>
    public static string DigestOf(string entry) =>
        IsLeft(entry) ? entry : Mark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry)));

    /// <summary>As few parts as possible, as equal as possible: a rest of one openid would be refused (40130).</summary>
    /// <param name="openIds">At least two, none twice.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Split(IReadOnlyList<string> openIds, int most = MassAudience.MostOpenIds)
    {
        var parts = (openIds.Count + most - 1) / most;
        return [.. Enumerable.Range(0, parts).Select(part =>
        {
            var from = (int)((long)openIds.Count * part / parts);
            var until = (int)((long)openIds.Count * (part + 1) / parts);
            return openIds.Skip(from).Take(until - from).ToArray();
        })];
    }
}
