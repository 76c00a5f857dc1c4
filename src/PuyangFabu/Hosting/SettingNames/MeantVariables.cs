namespace PuyangFabu.Hosting.SettingNames;

/// <summary>
/// Tells a misspelt setting from the many variables of the environment that belong to other programs. Wrong on the careful
/// side where a slip would start another database or the sandbox.
/// </summary>
internal static class MeantVariables
{
    private const int ShortestTelling = 8;

    /// <summary>Names that hardly any other program gives a setting, wherever they stand.</summary>
    private static readonly string[] Telling =
        ["AppSecret", "EncodingAesKey", "PreviousEncodingAesKey", "OriginalId", "DataDirectory", "SampleContent", "ConnectionString"];

    private static readonly string[] Plain =
    [
        .. from path in KnownSettings.Paths
           where !path.Contains(KnownSettings.Chosen, StringComparison.Ordinal)
               && (path.StartsWith("Storage:", StringComparison.Ordinal) || path.StartsWith("WeChat:", StringComparison.Ordinal) || path is "PublicBaseUrl" or "TrustedProxies" or "Secrets:MasterKey")
           select Letters(path),
        .. from name in Telling
           from before in (string[])["WeChat", "WeChatPuyang", "WeChatAccountsPuyang"]
           select before + name,
    ];

    /// <param name="path">A variable that no setting of ours is called by; two underscores are a colon.</param>
    public static bool Include(string path)
    {
        var parts = path.Split(':', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1
            ? KnownSettings.Root.Children.Keys.Any(known => NameDistance.IsWithin(parts[0], known, Slips(known))) || IsTelling(parts[^1])
            : IsMeant(path);
    }

    private static bool IsMeant(string name)
    {
        var letters = Letters(name);

        // Variables of systems and shells are written in capitals; ours are not.
        var mixed = name.Any(char.IsLower);
        return letters.Length >= ShortestTelling
            && (Plain.Any(known => NameDistance.IsWithin(letters, known, mixed ? 2 : 1)) || (mixed && IsTelling(letters)));
    }

    private static bool IsTelling(string name) =>
        name.Equals("Provider", StringComparison.OrdinalIgnoreCase) || Telling.Any(known => NameDistance.IsWithin(name, known, Slips(known)));

    private static int Slips(string known) => known.Length switch
    {
        < 6 => 1,
        < 12 => 2,
        _ => 3,
    };

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
