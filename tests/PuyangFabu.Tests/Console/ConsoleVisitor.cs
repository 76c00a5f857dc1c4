using System.Net;
using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Console;

/// <summary>A person in the console without a browser: keeps cookies, sends the forms of the page that was read last.</summary>
/// <param name="client">Keeps cookies and follows nothing.</param>
public sealed partial class ConsoleVisitor(HttpClient client) : IDisposable
{
    public ConsoleVisitor(Uri product)
        : this(new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = product })
    {
    }

    /// <summary>The page that was read last.</summary>
    public string Html { get; private set; } = "";

    public HttpClient Client => client;

    public async Task<HttpResponseMessage> OpenAsync(string path)
    {
        var response = await client.GetAsync(path);
        Html = await response.Content.ReadAsStringAsync();
        return response;
    }

    /// <summary>Sends a form with its token; follows nothing.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("_handler", "form")).Append(KeyValuePair.Create("formToken", FormToken()));
        using var content = new FormUrlEncodedContent(all);
        return await SendContentAsync(path, content);
    }

    /// <summary>Sends a form with its token and a file.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(string path, string fileName, byte[] file, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent("form"), "_handler" },
            { new StringContent(FormToken()), "formToken" },
            { new ByteArrayContent(file), "file", fileName },
        };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        return await SendContentAsync(path, content);
    }

    /// <summary>Sends a form as it is, with a file in it.</summary>
    public async Task<HttpResponseMessage> SendContentAsync(string path, HttpContent content)
    {
        var response = await client.PostAsync(path, content);
        if (response.StatusCode != HttpStatusCode.SeeOther)
        {
            Html = await response.Content.ReadAsStringAsync();
            LeadsToFields();
        }

        return response;
    }

    public async Task<HttpResponseMessage> SignInAsync(string userName, string password, string @return = "")
    {
        await OpenAsync("/console/sign-in");
        return await SendAsync("/console/sign-in", ("userName", userName), ("password", password), ("return", @return));
    }

    /// <summary>The value of a hidden or filled field of the last page.</summary>
    public string Field(string name) => WebUtility.HtmlDecode(
        Regex.Match(Html, $"name=\"{Regex.Escape(name)}\"[^>]*? value=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>Where the list of the last page goes on; empty at its end.</summary>
    public string NextPage => WebUtility.HtmlDecode(NextLink().Match(Html).Groups[1].Value);

    public void Dispose() => client.Dispose();

    // What is said to be wrong leads to its field: everybody who reads with ears or keys finds it that way.
    private void LeadsToFields()
    {
        foreach (Match anchor in Refusals().Matches(Html).SelectMany(static refusal => Anchors().Matches(refusal.Value)))
        {
            Assert.Contains($" id=\"{anchor.Groups[1].Value}\"", Html, StringComparison.Ordinal);
        }
    }

    private string FormToken() => WebUtility.HtmlDecode(TokenField().Match(Html).Groups[1].Value);

    // The skip link, too, holds the address of the page, with an anchor behind it.
    [GeneratedRegex("href=\"([^\"#]*[?&](?:amp;)?cursor=[^\"#]+)\"")]
    private static partial Regex NextLink();

    [GeneratedRegex("<div class=\"refusal\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Refusals();

    [GeneratedRegex("href=\"[^\"#]*#([^\"]+)\"")]
    private static partial Regex Anchors();

    [GeneratedRegex("name=\"formToken\" value=\"([^\"]*)\"")]
    private static partial Regex TokenField();
}
