namespace PuyangFabu.Foundation.Pages;

/// <summary>What the public pages say of themselves; section <c>Site</c> of the settings.</summary>
public sealed class PublisherOptions
{
    public const string SectionName = "Site";

    /// <summary>Said on every page while the sandbox stands in for WeChat, unless the settings say something else.</summary>
    public const string SandboxNotice = "演示环境：标有“示例”的内容为演示而编写，不是任何单位发布的正式信息。";

    /// <summary>Name in the masthead and in shared links.</summary>
    public string Name { get; set; } = "濮阳发布";

    /// <summary>One sentence under the name, for search engines and shared links.</summary>
    public string Description { get; set; } = "政务信息权威发布、政策解读与便民服务";

    /// <summary>主办单位; left out of the footer when empty.</summary>
    public string Organiser { get; set; } = "";

    /// <summary>承办单位; left out of the footer when empty.</summary>
    public string Operator { get; set; } = "";

    /// <summary>ICP 备案号; left out of the footer when empty.</summary>
    public string IcpRecord { get; set; } = "";

    /// <summary>A sentence on top of every page, for example that this is a demonstration; none when empty.</summary>
    public string Notice { get; set; } = "";
}
