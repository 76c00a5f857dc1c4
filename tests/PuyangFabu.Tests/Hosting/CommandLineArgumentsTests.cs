using PuyangFabu.Hosting;

namespace PuyangFabu.Tests.Hosting;

public sealed class CommandLineArgumentsTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("import a.jsonl", "", "import a.jsonl")]
    [InlineData("--Urls http://127.0.0.1:1", "--Urls http://127.0.0.1:1", "")]
    [InlineData("--urls=http://127.0.0.1:1 serve", "--urls=http://127.0.0.1:1", "serve")]
    [InlineData("import --Storage:DataDirectory x - --json", "--Storage:DataDirectory x", "import - --json")]
    [InlineData("--Storage:Provider=sqlite migrate", "--Storage:Provider=sqlite", "migrate")]
    [InlineData("--PublicBaseUrl https://a.example --environment Development seed", "--PublicBaseUrl https://a.example --environment Development", "seed")]
    [InlineData("--help", "", "--help")]
    [InlineData("import a:b.jsonl", "", "import a:b.jsonl")]
    public void Settings_and_the_command_are_told_apart_wherever_they_stand(string line, string settings, string command)
    {
        var split = CommandLineArguments.Split(Words(line));
        Assert.Equal(Words(settings), split.Settings);
        Assert.Equal(Words(command), split.Command);
    }

    [Fact]
    public void A_setting_without_a_value_is_named()
    {
        var problem = Assert.Throws<SettingsException>(() => CommandLineArguments.Split(Words("serve --WeChat:Sandbox")));
        Assert.Contains("--WeChat:Sandbox", problem.Message, StringComparison.Ordinal);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
