namespace PuyangFabu.Hosting;

/// <summary>How Kestrel is set up.</summary>
public static class WebServer
{
    public static void AddWebServer(this WebApplicationBuilder builder, ProductSettings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
    }
}
