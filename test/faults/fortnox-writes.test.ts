import { writeCases } from './fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults(writeCases);
