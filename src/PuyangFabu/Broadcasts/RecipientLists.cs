using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Broadcasts;

/// <summary>Splits a list of openids into parts that WeChat takes.</summary>
public static class RecipientLists
{
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
