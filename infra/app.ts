import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildStacks } from './build.ts';

const app = new App();
buildStacks(app);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
