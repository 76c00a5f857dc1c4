namespace PuyangFabu.Console.Security;

/// <summary>What a person signed in with, in words instead of the line that browsers send.</summary>
public static class ClientNames
{
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("HarmonyOS", "鸿蒙"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "安卓手机"), ("Windows", "Windows 电脑"), ("Mac OS X", "苹果电脑"),
        ("Linux", "Linux 电脑"),
    ];

    // Each names those before it too, so the order tells.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", "微信"), ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "命令行"),
    ];

    public static string Of(string client)
    {
        var names = new[] { Find(Systems, client), Find(Browsers, client) }.OfType<string>().ToArray();
        return names.Length > 0 ? string.Join(" ", names) : client.Length > 0 ? "其他程序" : "未说明";
    }

    private static string? Find((string Mark, string Name)[] known, string client) =>
        Array.Find(known, one => client.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
