namespace PuyangFabu.Hosting;

/// <summary>Where settings come from, weakest first: files in <c>config/</c> beside the program, environment, command line.</summary>
public static class ProductConfiguration
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "config");

    /// <exception cref="SettingsException">A file is not JSON.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] settingArguments)
    {
        // The builder would watch the program's folder with all that is below it, for files of settings that are not even read; the
        // database may lie there, and each of its writes would be reported.
        string[] arguments = ["--hostBuilder:reloadConfigOnChange=false", .. settingArguments];
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // The lists of the files in wwwroot are called after the program, whoever starts it.
            ApplicationName = typeof(ProductConfiguration).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            Args = arguments,
        });

        // Without it a build that was not published answers these files empty: the slim builder does not look where they lie.
        builder.WebHost.UseStaticWebAssets();
        var configuration = builder.Configuration;
        configuration.Sources.Clear();
        try
        {
            configuration
                .AddJsonFile(Path.Combine(Folder, "appsettings.json"), optional: true, reloadOnChange: false)
                .AddJsonFile(Path.Combine(Folder, $"appsettings.{builder.Environment.EnvironmentName}.json"), optional: true, reloadOnChange: false)
                .AddEnvironmentVariables()
                .AddCommandLine(settingArguments);
        }
        catch (InvalidDataException failure)
        {
            throw new SettingsException($"设置文件无法读取：{failure.Message} {failure.InnerException?.Message}", failure);
        }

        return builder;
    }
}
