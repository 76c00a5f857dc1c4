using System.Diagnostics;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>
/// The named steps of giving a menu to WeChat, as activities: they show in traces where the time goes, and whoever listens
/// can stop the process at each of them. Cost nothing when nobody listens.
/// </summary>
public static class MenuSteps
{
    public const string SourceName = "PuyangFabu.Menus";

    /// <summary>The intent of the call is put on disk.</summary>
    public const string Begin = "menu.begin";

    /// <summary>WeChat is given the menu.</summary>
    public const string Call = "menu.call";

    /// <summary>What came of the call is put on disk.</summary>
    public const string Store = "menu.store";

    /// <summary>WeChat is asked which menu it has, after a process was killed.</summary>
    public const string Settle = "menu.settle";

    private static readonly ActivitySource Source = new(SourceName);

    public static IReadOnlyList<string> All { get; } = [Begin, Call, Store, Settle];

    public static Activity? Start(string step) => Source.StartActivity(step);
}
