using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame;

/// <summary>The files that pages link, embedded in the program so that they are there wherever it is started from.</summary>
public sealed class FrameAssets
{
    /// <summary>The style sheet is kept in parts and served as one file, in this order.</summary>
    private static readonly string[] StyleParts = ["tokens", "page", "masthead", "lists", "covers", "article", "topics", "directory", "services", "cases", "forms", "footer", "print"];

    public FrameAssets()
    {
        const string css = "text/css; charset=utf-8";
        var style = string.Join('\n', StyleParts.Select(static part => Encoding.UTF8.GetString(ServedFile.Embedded(css, $"Site/Styles/{part}.css").Content)));
        StyleSheet = new ServedFile(css, Encoding.UTF8.GetBytes(style));
        StylePath = $"/site/site.{Hash(StyleSheet.Content)}.css";
        FormScript = ServedFile.Embedded("text/javascript; charset=utf-8", "Site/Scripts/case-form.js");
        FormScriptPath = $"/site/case-form.{Hash(FormScript.Content)}.js";
        Icon = ServedFile.Embedded("image/svg+xml", "Site/Icons/favicon.svg");
        LegacyIcon = ServedFile.Embedded("image/x-icon", "Site/Icons/favicon.ico");
    }

    public ServedFile StyleSheet { get; }

    /// <summary>Changes with the content, so that browsers may keep the file for ever.</summary>
    public string StylePath { get; }

    /// <summary>Keeps what is typed into a citizen's form until it was handed in.</summary>
    public ServedFile FormScript { get; }

    /// <inheritdoc cref="StylePath"/>
    public string FormScriptPath { get; }

    public ServedFile Icon { get; }

    public ServedFile LegacyIcon { get; }

    private static string Hash(byte[] content) => Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 9));
}
