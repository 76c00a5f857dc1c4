namespace PuyangFabu.Hosting.SettingNames;

/// <summary>Finds the setting that was most likely meant.</summary>
internal static class NearestSetting
{
    /// <summary>What a right name in a wrong place weighs against a wrong letter.</summary>
    private const int WrongPlace = 3;

    private const int ShortestPart = 3;
    private const string FirstAccount = "puyang";

    /// <summary>Words of ours, which no account is called by when they stand in its place.</summary>
    private static readonly string[] Words = ["WeChat", "Accounts", "Account"];

    /// <param name="written">A path with colons, or a variable with single underscores, that is no setting.</param>
    public static string Of(string written)
    {
        var parts = (written.Contains(':') ? written : written.Replace('_', ':')).Split(':');

        // An index is part of how a list is written, not of its name.
        var named = parts.Where(static part => !int.TryParse(part, out _)).DefaultIfEmpty(written).ToArray();
        var account = named.Length > 2 && !Words.Contains(named[^2], StringComparer.OrdinalIgnoreCase) ? named[^2] : FirstAccount;
        return KnownSettings.Paths
            .Select(path => path.Replace(KnownSettings.Chosen, account, StringComparison.Ordinal))
            .MinBy(path => Weigh(string.Join(':', named), named[^1], path))!;
    }

    private static (int, int) Weigh(string path, string name, string known)
    {
        var end = known.LastIndexOf(':');
        var (place, right) = (known[..Math.Max(end, 0)], known[(end + 1)..]);
        var whole = NameDistance.Of(path, known);
        var parts = NameDistance.Of(path[..Math.Max(path.LastIndexOf(':'), 0)], place) + Slips(name, right);
        return (Math.Min(Math.Min(whole, parts), Slips(name, right) + WrongPlace), whole);
    }

    // "Secret" for "AppSecret" is nearer than its three missing letters.
    private static int Slips(string written, string known)
    {
        const StringComparison anyCase = StringComparison.OrdinalIgnoreCase;
        var isPart = written.Length >= ShortestPart && (known.StartsWith(written, anyCase) || known.EndsWith(written, anyCase) || written.StartsWith(known, anyCase));
        var slips = NameDistance.Of(written, known);
        return isPart ? Math.Min(slips, 2) : slips;
    }
}
