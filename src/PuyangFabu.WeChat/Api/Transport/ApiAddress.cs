using System.Text;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>Where the platform answers; asked for at each call, because a server knows its own address only once it listens.</summary>
internal sealed class ApiAddress(Func<Uri> baseUrl)
{
    public Uri Of(ApiCall call, string? token)
    {
        var url = new StringBuilder(baseUrl().AbsoluteUri.TrimEnd('/')).Append('/').Append(call.Path);
        var separator = '?';
        foreach (var (name, value) in Parameters(call, token))
        {
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(url.ToString());
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(ApiCall call, string? token) =>
        token is null ? call.Query : call.Query.Prepend(new("access_token", token));
}
