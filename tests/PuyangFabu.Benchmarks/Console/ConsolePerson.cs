using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace PuyangFabu.Benchmarks.Console;

/// <summary>Somebody in the console, without a browser.</summary>
internal sealed partial class ConsolePerson : IDisposable
{
    /// <summary>What a person is appointed with; the first sign-in changes it.</summary>
    public const string Given = "Given-word-2016";

    private const string Own = "Own-word-2016-x";

    private readonly Func<Uri> product;
    private readonly HttpClient client = new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() }, disposeHandler: true);

    private ConsolePerson(Func<Uri> product) => this.product = product;

    public static Task<ConsolePerson> SignInAsync(Uri product, string userName) => SignInAsync(() => product, userName);

    /// <param name="product">Asked before each request: of several nodes it may be another one each time.</param>
    public static async Task<ConsolePerson> SignInAsync(Func<Uri> product, string userName)
    {
        var person = new ConsolePerson(product);
        await person.SendAsync("/console/sign-in", ("userName", userName), ("password", Given));
        await person.SendAsync("/console/password", ("currentPassword", Given), ("newPassword", Own), ("repeated", Own));
        return person;
    }

    /// <summary>How long the whole page takes.</summary>
    /// <exception cref="InvalidOperationException">The answer is no page.</exception>
    public async Task<TimeSpan> TimeAsync(string path)
    {
        var begin = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(product(), path));
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK
            ? Stopwatch.GetElapsedTime(begin)
            : throw new InvalidOperationException($"{path} 的回答是 {(int)answer.StatusCode}。");
    }

    /// <summary>What a browser that has nothing yet receives before it draws: the page, its styles and its scripts, compressed; in bytes.</summary>
    public async Task<long> FirstPaintAsync(string path)
    {
        using var page = await client.GetAsync(new Uri(product(), path));
        var html = await page.Content.ReadAsStringAsync();
        var size = await SizeAsync(path);
        foreach (var part in Parts().Matches(html).Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct())
        {
            size += await SizeAsync(part);
        }

        return size;
    }

    public void Dispose() => client.Dispose();

    private async Task<long> SizeAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product(), path)) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var answer = await client.SendAsync(request);
        return (await answer.Content.ReadAsByteArrayAsync()).LongLength;
    }

    private async Task SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(new Uri(product(), path));
        var all = fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("_handler", "form"))
            .Concat(HiddenFields().Matches(html).Select(static match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)))
                .DistinctBy(static field => field.Key).Where(field => field.Key != "_handler" && fields.All(own => own.Name != field.Key)));
        using var content = new FormUrlEncodedContent(all);
        using var answer = await client.PostAsync(new Uri(product(), path), content);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"{path} 没有接受表单，回答是 {(int)answer.StatusCode}。");
        }
    }

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script (?:type=\"module\" )?src)=\"([^\"]+)\"")]
    private static partial Regex Parts();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenFields();
}
