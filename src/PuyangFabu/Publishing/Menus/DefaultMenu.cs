namespace PuyangFabu.Publishing.Menus;

/// <summary>The menu that every account starts with: the three boards, from <c>default-menu.json</c>.</summary>
public static class DefaultMenu
{
    private const string File = "Menus/default-menu.json";

    public static Menu Current { get; } = Load();

    private static Menu Load()
    {
        using var reader = new StreamReader(
            typeof(DefaultMenu).Assembly.GetManifestResourceStream(File) ?? throw new FileNotFoundException("Not in the program.", File));
        return MenuJson.Read(reader.ReadToEnd());
    }
}
