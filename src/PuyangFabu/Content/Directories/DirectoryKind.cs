namespace PuyangFabu.Content.Directories;

/// <summary>Kinds of directory entries, as stored and as shown, in the order of the page.</summary>
public static class DirectoryKind
{
    public const string Portal = "门户";
    public const string County = "区县";
    public const string Zone = "功能区";
    public const string Department = "部门";
    public const string Media = "媒体";
    public const string Hotline = "热线";

    public static IReadOnlyList<string> All { get; } = [Hotline, Portal, County, Zone, Department, Media];
}
