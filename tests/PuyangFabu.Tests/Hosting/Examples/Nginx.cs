using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>The real nginx with the example's settings before a product: only ports, certificate and places of files are others.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    public const string Host = "fabu.example.gov.cn";

    private readonly ScratchFolder folder = new();
    private readonly (int Plain, int Secure) ports = (FreePort(), FreePort());
    private Process? process;
    private string thumbprint = "";

    public static bool IsInstalled => Tool.IsThere("nginx");

    /// <summary>How nginx itself judges the settings.</summary>
    public Task<(int Code, string Output)> JudgeAsync(Uri product) => Tool.RunAsync("nginx", ["-t", .. Arguments(product)]);

    public static async Task<Nginx> StartAsync(Uri product)
    {
        var nginx = new Nginx();
        nginx.process = Process.Start(new ProcessStartInfo(Tool.Find("nginx")!, nginx.Arguments(product)) { RedirectStandardError = true })!;
        while (!TestContext.Current.CancellationToken.IsCancellationRequested && !nginx.process.HasExited)
        {
            using var client = new TcpClient(AddressFamily.InterNetworkV6);
            try
            {
                await client.ConnectAsync(IPAddress.IPv6Loopback, nginx.ports.Secure, TestContext.Current.CancellationToken);
                return nginx;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }

        throw new InvalidOperationException(await nginx.process.StandardError.ReadToEndAsync(CancellationToken.None));
    }

    /// <summary>Somebody who comes from one address to another one of the proxy; takes its own certificate for good and follows nothing.</summary>
    public HttpClient Visitor(string from = "127.0.0.9", string to = "127.0.0.1", CookieContainer? cookies = null) => new(Handler(from, to, cookies))
    {
        BaseAddress = new Uri($"https://{Host}"),
    };

    /// <inheritdoc cref="Visitor"/>
    public SocketsHttpHandler Handler(string from, string to, CookieContainer? cookies = null) => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = cookies is not null,
        CookieContainer = cookies ?? new CookieContainer(),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == thumbprint },
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(IPAddress.Parse(to).AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Parse(to), context.DnsEndPoint.Port == 80 ? ports.Plain : ports.Secure, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Dispose();
    }

    private string[] Arguments(Uri product)
    {
        var site = Example.Read("nginx.conf")
            .Replace("listen 80;", $"listen {ports.Plain};", StringComparison.Ordinal)
            .Replace("listen [::]:80;", $"listen [::]:{ports.Plain};", StringComparison.Ordinal)
            .Replace("listen 443 ", $"listen {ports.Secure} ", StringComparison.Ordinal)
            .Replace("listen [::]:443 ", $"listen [::]:{ports.Secure} ", StringComparison.Ordinal)
            .Replace("/etc/ssl/certs/fabu.example.gov.cn.pem", folder.File("certificate.pem"), StringComparison.Ordinal)
            .Replace("/etc/ssl/private/fabu.example.gov.cn.key", folder.File("key.pem"), StringComparison.Ordinal)
            .Replace("/var/log/nginx/access.log", folder.File("access.log"), StringComparison.Ordinal)
            .Replace("http://127.0.0.1:5080", product.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        WriteCertificate();
        folder.Write("site.conf", site);
        folder.Write(
            "nginx.conf",
            $$"""
            daemon off;
            worker_processes 1;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            pid {{folder.File("nginx.pid")}};
            error_log stderr;
            events {}
            http {
                client_body_temp_path {{folder.File("body")}};
                proxy_temp_path {{folder.File("proxy")}};
                fastcgi_temp_path {{folder.File("fastcgi")}};
                uwsgi_temp_path {{folder.File("uwsgi")}};
                scgi_temp_path {{folder.File("scgi")}};
                gzip on;
                include {{folder.File("site.conf")}};
            }
            """);
        return ["-e", "stderr", "-c", folder.File("nginx.conf")];
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        thumbprint = certificate.Thumbprint;
        folder.Write("certificate.pem", certificate.ExportCertificatePem());
        folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
