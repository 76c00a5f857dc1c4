using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Hosting.SettingNames;

namespace PuyangFabu.Hosting.Commands;

/// <summary>
/// Commands that act as an operator: they ask a running server over its API, with a personal token, so that rights, second
/// persons and the record hold for them as for everybody. The token comes from the environment, never from the command line,
/// which others on the machine can read.
/// </summary>
public sealed class ServerClient : IDisposable
{
    public const string TokenVariable = "PUYANGFABU_TOKEN";
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient http;

    private ServerClient(Uri server, string token)
    {
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = !server.IsLoopback })
        {
            BaseAddress = server,
            Timeout = Patience,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Runs work as the operator whose token is given; tells refusals and failures in words.</summary>
    /// <param name="settings">Of the command line: <c>Urls</c> says where the server is when <paramref name="server"/> does not.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings, string? server, Func<ServerClient, Task<int>> work)
    {
        var configuration = ProductConfiguration.CreateBuilder(settings).Configuration;
        UnknownSettings.Refuse(configuration);
        var address = server ?? (configuration["Urls"] ?? SettingsReader.DefaultUrl).Split(';')[0];
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            await System.Console.Error.WriteLineAsync($"--server 的值“{address}”不是 http:// 或 https:// 开头的地址。");
            return ExitCode.WrongInput;
        }

        if (Environment.GetEnvironmentVariable(TokenVariable) is not { Length: > 0 } token)
        {
            await System.Console.Error.WriteLineAsync($"请把接口令牌放进环境变量 {TokenVariable}；令牌在后台“我的安全”页或用 POST /api/tokens 取得。");
            return ExitCode.WrongInput;
        }

        if (!token.Trim().All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
        {
            await System.Console.Error.WriteLineAsync($"环境变量 {TokenVariable} 里不是接口令牌：令牌只有英文字母、数字和 - _ .");
            return ExitCode.WrongInput;
        }

        using var client = new ServerClient(uri, token.Trim());
        try
        {
            return await work(client);
        }
        catch (ServerRefusalException refused)
        {
            await System.Console.Error.WriteLineAsync(refused.Message);
            return refused.Status == 400 ? ExitCode.WrongInput : ExitCode.Failed;
        }
        catch (HttpRequestException failure)
        {
            await System.Console.Error.WriteLineAsync($"连不上 {uri}：{ReasonOf(failure.HttpRequestError)}。请确认服务已启动，或用 --server 指明地址。");
            return ExitCode.Failed;
        }
        catch (TaskCanceledException failure) when (failure.InnerException is TimeoutException)
        {
            await System.Console.Error.WriteLineAsync($"{uri} 在 {Patience.TotalMinutes:0} 分钟内没有答复；做没做成请用 status 查看，不要马上再做一次。");
            return ExitCode.Failed;
        }
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    public Task<JsonElement> PostAsync(string path, object? body, CancellationToken cancellation) => SendAsync(HttpMethod.Post, path, body, cancellation);

    /// <summary>Hands in one file as the field <c>file</c> of a form.</summary>
    public async Task<JsonElement> UploadAsync(string path, FileInfo file, CancellationToken cancellation)
    {
        await using var content = file.OpenRead();
        using var form = new MultipartFormDataContent { { new StreamContent(content), "file", file.Name } };
        return await SendAsync(HttpMethod.Post, path, form, cancellation);
    }

    /// <summary>The answer as it is, for scripts.</summary>
    public static void Print(JsonElement answer) => System.Console.WriteLine(JsonSerializer.Serialize(answer, Readable));

    public void Dispose() => http.Dispose();

    /// <exception cref="ServerRefusalException">The server refused; the message is its sentence.</exception>
    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, body.GetType())) };
        using var response = await http.SendAsync(request, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (bytes.Length == 0 && response.IsSuccessStatusCode)
        {
            return default;
        }

        try
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(bytes);
            return response.IsSuccessStatusCode ? answer : throw new ServerRefusalException((int)response.StatusCode, SentenceOf(answer));
        }
        catch (JsonException)
        {
            throw new ServerRefusalException((int)response.StatusCode, $"{http.BaseAddress} 回答的不是本系统的内容（HTTP {(int)response.StatusCode}），请检查 --server。");
        }
    }

    private static string ReasonOf(HttpRequestError error) => error switch
    {
        HttpRequestError.ConnectionError => "那里没有程序在应答",
        HttpRequestError.NameResolutionError => "找不到这个主机名",
        HttpRequestError.SecureConnectionError => "加密连接没有建立，请检查证书和 https",
        _ => "连接中断",
    };

    private static string SentenceOf(JsonElement problem)
    {
        var text = new StringBuilder(problem.TryGetProperty("title", out var title) ? title.GetString() : problem.ToString());
        if (problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in errors.EnumerateObject())
            {
                var reasons = field.Value.ValueKind == JsonValueKind.Array ? string.Join('；', field.Value.EnumerateArray().Select(static reason => reason.ToString())) : field.Value.ToString();

                // One reason alone is the title already.
                text.Append(text.ToString().Contains(reasons, StringComparison.Ordinal) ? "" : $"\n  {field.Name}：{reasons}");
            }
        }

        return text.ToString();
    }
}
